import type { Locale } from "@kaimu/site/locale";
import { Money, ShowTime } from "@kaimu/ui";
import { messages } from "../../../messages/index.ts";
import type { SaleOrder } from "./shapes.ts";

const toneOf: Record<SaleOrder["state"], string> = {
  awaiting_payment: "text-warn",
  paid: "text-good",
  cancelled: "text-ink-2",
  expired: "text-ink-2",
  refunded: "text-bad",
};

/** Orders as who sells may see them; the buyer is masked. */
export function OrderTable(o: {
  orders: SaleOrder[];
  showings: { performanceId: string; startsAt: Date; timeZone: string }[];
  locale: Locale;
}) {
  const texts = messages[o.locale].shows.orders;
  const heads = [texts.placed, texts.number, texts.buyer, texts.performance, texts.tickets, texts.amount, texts.state];
  return (
    <table className="stacked w-full border-collapse border border-line bg-sheet text-sm">
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head} scope="col" className={head === texts.tickets || head === texts.amount ? "text-right" : ""}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {o.orders.map((order) => {
          const showing = o.showings.find(({ performanceId }) => performanceId === order.performanceId);
          return (
            <tr key={order.id}>
              <th scope="row" className="font-normal">
                <ShowTime at={order.createdAt} timeZone="Asia/Shanghai" locale={o.locale} />
              </th>
              <td data-label={texts.number} className="font-mono text-xs break-all" title={order.id}>
                {order.id.slice(-12)}
              </td>
              <td data-label={texts.buyer} className="tabular">
                {order.buyer}
              </td>
              <td data-label={texts.performance}>
                {showing && <ShowTime at={showing.startsAt} timeZone={showing.timeZone} locale={o.locale} />}
                {order.performances > 1 && (
                  <span className="block text-ink-2">{texts.pass.replace("{n}", String(order.performances))}</span>
                )}
              </td>
              <td data-label={texts.tickets} className="tabular md:text-right">
                {order.tickets}
              </td>
              <td data-label={texts.amount} className="md:text-right">
                <Money fen={order.totalFen} />
              </td>
              <td data-label={texts.state} className={toneOf[order.state]}>
                {texts.states[order.state]}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
