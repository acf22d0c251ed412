import { buttonClass, formatMoney, type Locale, Money } from "@kaimu/ui";
import Link from "next/link";
import type { Messages } from "../messages/zh.ts";
import type { EventPage, PassCard, TierAvailability } from "../reading/answers.ts";
import { inLanguage } from "../shows/in-language.ts";
import { SaleLabel } from "../shows/sale-label.tsx";
import { PassParts } from "./pass-parts.tsx";
import { type PassSale, passSaleOf } from "./pass-state.ts";

/** The passes of a show: what each contains, what it costs and saves, and the way to buy it. */
export function PassList({
  event,
  free,
  locale,
  t,
}: {
  event: EventPage;
  free: Map<string, TierAvailability[] | null>;
  locale: Locale;
  t: Messages;
}) {
  const now = new Date();
  return (
    <ul className="divide-y divide-line border-y border-line">
      {event.passes.map((pass) => (
        <li key={pass.id} className="grid gap-3 py-4 sm:grid-cols-[1fr_auto] sm:items-center sm:gap-6">
          <div className="min-w-0">
            <h3 className="text-lg font-bold">{inLanguage(locale, pass.name, pass.nameEn)}</h3>
            <p className="tabular text-sm text-ink-3">{t.pass.performances(pass.parts.length)}</p>
            <PassParts {...{ pass, event, locale }} />
            <p className="mt-2 flex flex-wrap items-baseline gap-x-3 gap-y-1">
              <Money fen={pass.priceFen} className="text-xl font-bold text-accent" />
              <span className="tabular text-sm text-ink-3">
                {t.pass.alone(formatMoney(pass.aloneFen))} · {t.pass.saves(formatMoney(pass.aloneFen - pass.priceFen))}
              </span>
            </p>
          </div>
          <WayToBuy {...{ pass, locale, t, sale: passSaleOf(pass, { event, free, now }) }} event={event} />
        </li>
      ))}
    </ul>
  );
}

function WayToBuy({
  pass,
  sale,
  event,
  locale,
  t,
}: {
  pass: PassCard;
  sale: PassSale;
  event: EventPage;
  locale: Locale;
  t: Messages;
}) {
  const { state, left, opensAt } = sale;
  return (
    <div className="flex items-center gap-5 max-sm:justify-between">
      {state === "on_sale" ? (
        <span className={`tabular text-sm ${left !== null && left <= 20 ? "font-semibold text-accent" : "text-good"}`}>
          {left === null ? t.event.onSale : t.pass.left(left)}
        </span>
      ) : (
        <SaleLabel
          performance={{ saleOpensAt: opensAt, timeZone: event.timeZone }}
          {...{ state, free: null, locale, t }}
        />
      )}
      {state === "on_sale" && (
        <Link
          href={`/passes/${pass.id}`}
          aria-label={t.pass.buyFor(inLanguage(locale, pass.name, pass.nameEn))}
          className={buttonClass("primary", "min-w-24")}
        >
          {t.pass.buy}
        </Link>
      )}
    </div>
  );
}
