import { serverCaller } from "@kaimu/site/server";
import { formatShowTime, Icon, type Locale, Money } from "@kaimu/ui";
import { LookAgain } from "../frame/look-again.tsx";
import type { Messages } from "../messages/zh.ts";
import type { EventPage, OrderView, Quote, RefundView } from "../reading/answers.ts";
import { byShow } from "../tickets/by-show.ts";
import { GiveBack } from "./give-back.tsx";
import { placeNames } from "./place-name.ts";

/** What has been given back of an order and where its money is, and what can be given back now on what terms. */
export async function OrderReturns(o: {
  order: OrderView;
  event: EventPage | null;
  timeZone: string;
  locale: Locale;
  t: Messages;
}) {
  const { order, locale, t } = o;
  const call = await serverCaller.web();
  const [quote, refunds] = await Promise.all([
    call.refund.quote({ orderId: order.id }),
    call.refund.ofOrder({ orderId: order.id }),
  ]);
  const lines = byShow(order.lines, o.event);
  const places = await placeNames(lines, { locale, t });
  const tickets = lines.flatMap((line, at) => {
    const quoted = quote.lines.find((one) => one.lineId === line.id);
    return quoted ? [{ ...quoted, place: places[at] ?? "" }] : [];
  });
  // Of a cancelled performance everything comes back by itself.
  const cancelled = new Set(o.event?.performances.flatMap(({ id, status }) => (status === "cancelled" ? [id] : [])));
  const mine = { ...quote, lines: quote.lines.filter((line) => !cancelled.has(line.performanceId)) };
  const open = tickets.some((ticket) => ticket.no === null && !cancelled.has(ticket.performanceId));
  const terms = termsOf(mine, { timeZone: o.timeZone, locale, t });
  const moving = refunds.some(({ state }) => state !== "returned") || tickets.some(({ no }) => no === "not issued");
  if (refunds.length === 0 && (order.state !== "paid" || mine.lines.length === 0)) return null;
  return (
    <section aria-labelledby="returns" className="grid gap-3 border-t border-line pt-6">
      <h2 id="returns" className="text-section font-bold">
        {t.returns.title}
      </h2>
      {moving && <LookAgain />}
      {refunds.length > 0 && (
        <ul className="grid gap-3">
          {refunds.map((refund) => (
            <Refund
              key={refund.id}
              refund={refund}
              places={lines.flatMap((line, at) => (refund.lineIds.includes(line.id) ? [places[at] ?? ""] : []))}
              timeZone={o.timeZone}
              locale={locale}
              t={t}
            />
          ))}
        </ul>
      )}
      {order.state === "paid" && terms.length > 0 && (
        <ul className="grid gap-1 text-ink-2">
          {terms.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      )}
      {open && (
        <p>
          <GiveBack
            orderId={order.id}
            tickets={tickets.filter((ticket) => ticket.no !== "returned" && !cancelled.has(ticket.performanceId))}
            mostBackFen={quote.mostBackFen}
            wholeOrderOnly={quote.wholeOrderOnly}
            terms={terms}
            locale={locale}
          />
        </p>
      )}
    </section>
  );
}

function Refund(o: { refund: RefundView; places: string[]; timeZone: string; locale: Locale; t: Messages }) {
  const { refund, timeZone, locale } = o;
  const t = o.t.returns;
  const time = (at: Date) => formatShowTime({ at, timeZone, locale });
  const back = refund.state === "returned";
  return (
    <li className="grid gap-1 rounded-card bg-sheet p-4 ring-1 ring-line">
      <p className="flex flex-wrap items-baseline justify-between gap-x-4">
        <span className={`inline-flex items-center gap-2 font-semibold ${back ? "text-good" : "text-accent"}`}>
          <Icon name={back ? "check" : "clock"} size={18} className="self-center" />
          {t.states[refund.state]}
        </span>
        <Money fen={refund.amountFen} className="text-lg font-bold" />
      </p>
      <p className="tabular text-sm text-ink-3">
        {o.places.length > 0 ? o.places.join(t.and) : t.unused} · {t.askedAt} {time(refund.createdAt)}
        {refund.settledAt && ` · ${t.returnedAt} ${time(refund.settledAt)}`}
      </p>
      {!back && <p className="text-sm text-ink-2">{t.returningMeans}</p>}
    </li>
  );
}

/** The terms as they stand for the tickets that are left, each different one once. */
function termsOf(quote: Quote, o: { timeZone: string; locale: Locale; t: Messages }): string[] {
  const t = o.t.returns;
  const said = new Set(
    quote.lines.flatMap((line) => {
      if (line.no === "returned") return [];
      if (line.no) return [t.no[line.no]];
      if (!line.until) return [t.free];
      const time = formatShowTime({ at: line.until, timeZone: o.timeZone, locale: o.locale });
      const then = line.nextKeepPercent === null ? t.thenNo : t.then(line.nextKeepPercent);
      return [`${t.until(time, line.keepPercent)}${o.locale === "zh" ? "；" : "; "}${then}`];
    }),
  );
  if (quote.wholeOrderOnly) said.add(t.wholeOnly);
  if (quote.oncePerAccount) said.add(t.onceOnly);
  return [...said];
}
