import { formatShowTime, type Locale, Money } from "@kaimu/ui";
import type { Messages } from "../messages/zh.ts";
import type { OrderView } from "../reading/answers.ts";
import { inLanguage } from "../shows/in-language.ts";
import { placeNames } from "./place-name.ts";

/** What the order is for, line by line, the sum, and its number and times. */
export async function OrderLines({
  order,
  timeZone,
  locale,
  t,
}: {
  order: OrderView;
  timeZone: string;
  locale: Locale;
  t: Messages;
}) {
  const time = (at: Date) => formatShowTime({ at, timeZone, locale });
  const places = await placeNames(order.lines, { performanceId: order.performanceId, locale, t });
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
        {order.lines.map((line, at) => (
          <li key={line.id} className="flex items-baseline justify-between gap-4 py-3">
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
        <li className="flex items-baseline justify-between gap-4 py-4 text-lg font-bold">
          <span>{sums[order.state] ?? t.buy.total}</span>
          <Money fen={order.totalFen} className="text-2xl" />
        </li>
      </ul>
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
