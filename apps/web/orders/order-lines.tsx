import { formatShowTime, type Locale, Money, ShowTime } from "@kaimu/ui";
import type { Messages } from "../messages/zh.ts";
import type { EventPage, OrderView, PerformanceCard } from "../reading/answers.ts";
import { inLanguage } from "../shows/in-language.ts";
import { byShow } from "../tickets/by-show.ts";
import { placeNames } from "./place-name.ts";

/** What the order is for, line by line, the sum, and its number and times. */
export async function OrderLines({
  order,
  event,
  timeZone,
  locale,
  t,
}: {
  order: OrderView;
  event: EventPage | null;
  timeZone: string;
  locale: Locale;
  t: Messages;
}) {
  const time = (at: Date) => formatShowTime({ at, timeZone, locale });
  const lines = byShow(order.lines, event);
  const places = await placeNames(lines, { locale, t });
  const several = new Set(lines.map((line) => line.performanceId)).size > 1;
  const showOf = (at: number) => {
    const { performanceId } = lines[at] ?? {};
    const first = at === 0 || lines[at - 1]?.performanceId !== performanceId;
    return several && first ? event?.performances.find((one) => one.id === performanceId) : undefined;
  };
  const sums: Partial<Record<OrderView["state"], string>> = {
    awaiting_payment: t.order.total,
    paid: t.order.paidTotal,
    refunded: t.order.paidTotal,
  };
  return (
    <section aria-labelledby="lines">
      <h2 id="lines" className="mb-2 text-section font-bold">
        {t.order.lines}
      </h2>
      <ul className="divide-y divide-line border-y border-line">
        {lines.map((line, at) => (
          <li key={line.id} className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 py-3">
            <ShowOfLine performance={showOf(at)} locale={locale} />
            <span className="flex flex-wrap items-baseline gap-x-3">
              {line.seatKey && <span className="tabular font-semibold">{places[at]}</span>}
              <span className={line.seatKey ? "text-ink-2" : ""}>
                {inLanguage(locale, line.terms.offerName, line.terms.offerNameEn)}
              </span>
              {!line.seatKey && <span className="tabular text-ink-3">{places[at]}</span>}
            </span>
            <Money fen={line.amountFen} />
          </li>
        ))}
        {order.coupon && (
          <li className="flex flex-wrap items-baseline justify-between gap-4 py-3 text-good">
            <span>
              {t.coupon.title} · {inLanguage(locale, order.coupon.title, order.coupon.titleEn)}
            </span>
            <Money fen={-order.coupon.offFen} />
          </li>
        )}
        <li className="flex items-baseline justify-between gap-4 py-4 text-lg font-bold">
          <span>{sums[order.state] ?? t.buy.total}</span>
          <Money fen={order.totalFen} className="text-2xl" />
        </li>
      </ul>
      {order.coupon && <p className="mt-2 text-sm text-ink-3">{t.coupon.once}</p>}
      <dl className="mt-4 grid gap-1 text-sm text-ink-3 [&>div]:flex [&>div]:justify-between [&>div]:gap-4">
        <div>
          <dt>{t.order.number}</dt>
          <dd className="tabular break-all">{order.id}</dd>
        </div>
        <div>
          <dt>{t.order.placedAt}</dt>
          <dd className="tabular">{time(order.createdAt)}</dd>
        </div>
        {order.paidAt && (
          <div>
            <dt>{t.order.paidAt}</dt>
            <dd className="tabular">{time(order.paidAt)}</dd>
          </div>
        )}
      </dl>
    </section>
  );
}

/** Of an order for several performances: which one the lines from here on are for. */
function ShowOfLine({ performance, locale }: { performance: PerformanceCard | undefined; locale: Locale }) {
  if (!performance) return null;
  const { startsAt, timeZone } = performance;
  return (
    <span className="basis-full font-semibold">
      <ShowTime at={startsAt} timeZone={timeZone} locale={locale} />
    </span>
  );
}
