import { buttonClass, formatShowDay, formatShowTime, type Locale, Money } from "@kaimu/ui";
import Link from "next/link";
import type { Messages } from "../messages/zh.ts";
import type { EventPage, PerformanceCard, TierAvailability } from "../reading/answers.ts";
import { queuePath } from "../waiting/queue-path.ts";
import { SaleLabel } from "./sale-label.tsx";
import { type SaleState, saleStateOf } from "./sale-state.ts";
import { whenMoved } from "./when-moved.ts";

/** The performances of a show, each with its day, the state of its sale and the way to buy. */
export function PerformanceList({
  event,
  free,
  gathering,
  locale,
  t,
}: {
  event: EventPage;
  free: Map<string, TierAvailability[] | null>;
  /** Those where one can queue before the sale opens. */
  gathering: ReadonlySet<string>;
  locale: Locale;
  t: Messages;
}) {
  const now = new Date();
  return (
    <ul className="divide-y divide-line border-y border-line">
      {event.performances.map((performance) => {
        const stock = free.get(performance.id);
        const state = saleStateOf(performance, stock, now);
        return (
          <li key={performance.id} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-4">
            <div>
              <When performance={performance} state={state} locale={locale} t={t} />
              <Moved performance={performance} locale={locale} t={t} />
            </div>
            <div className="flex grow items-center justify-end gap-5 max-sm:justify-between">
              <SaleLabel performance={performance} state={state} free={stock} locale={locale} t={t} />
              {state === "on_sale" && (
                <Link
                  href={`/performances/${performance.id}?event=${event.id}`}
                  aria-label={t.event.buyFor(formatShowTime({ ...performance, at: performance.startsAt, locale }))}
                  className={buttonClass("primary", "min-w-24")}
                >
                  {t.event.buy}
                </Link>
              )}
              {state === "soon" && gathering.has(performance.id) && (
                <Link
                  href={queuePath({ performanceId: performance.id, query: { event: event.id } })}
                  prefetch={false}
                  aria-label={t.event.prequeueFor(formatShowTime({ ...performance, at: performance.startsAt, locale }))}
                  className={buttonClass("primary", "min-w-24")}
                >
                  {t.event.prequeue}
                </Link>
              )}
            </div>
          </li>
        );
      })}
    </ul>
  );
}

function Moved({ performance, locale, t }: { performance: PerformanceCard; locale: Locale; t: Messages }) {
  const said = whenMoved(performance, { locale, t });
  if (said.length === 0) return null;
  return (
    <ul className="tabular mt-1 text-sm text-warn">
      {said.map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  );
}

function When({
  performance,
  state,
  locale,
  t,
}: {
  performance: PerformanceCard;
  state: SaleState;
  locale: Locale;
  t: Messages;
}) {
  const { startsAt, doorsAt, timeZone, offers } = performance;
  const clock = (at: Date) => formatShowTime({ at, timeZone, locale }).split(" ").at(-1) ?? "";
  const prices = offers.map((offer) => offer.priceFen);
  const gone = state !== "on_sale" && state !== "soon";
  return (
    <div className={gone ? "text-ink-3" : ""}>
      <p className="tabular text-lg font-bold">
        <time dateTime={startsAt.toISOString()}>
          {formatShowDay({ at: startsAt, timeZone, locale })} <span className="ml-1">{clock(startsAt)}</span>
        </time>
      </p>
      <p className="tabular text-sm text-ink-3">
        {t.event.doors(clock(doorsAt))}
        {prices.length > 0 && (
          <>
            {" · "}
            <Money fen={Math.min(...prices)} />
            {Math.max(...prices) > Math.min(...prices) && (
              <>
                {" – "}
                <Money fen={Math.max(...prices)} />
              </>
            )}
          </>
        )}
      </p>
    </div>
  );
}
