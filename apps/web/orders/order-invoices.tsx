import { serverCaller } from "@kaimu/site/server";
import { buttonClass, formatMoney, formatShowTime, Icon, type IconName, type Locale, Money } from "@kaimu/ui";
import type { Messages } from "../messages/zh.ts";
import type { InvoiceView, OrderView } from "../reading/answers.ts";
import { AskInvoice } from "./ask-invoice.tsx";
import { CorrectInvoice } from "./correct-invoice.tsx";

/** The invoices of an order and where each stands, and the way to ask for one while there is something to make it for. */
export async function OrderInvoices(o: { order: OrderView; timeZone: string; locale: Locale; t: Messages }) {
  const { order, locale } = o;
  const t = o.t.invoices;
  const { invoices, askable } = await (await serverCaller.web()).invoice.ofOrder({ orderId: order.id });
  const { no } = askable;
  if (invoices.length === 0 && (order.state !== "paid" || no === "not offered")) return null;
  const until = formatShowTime({ at: askable.until, timeZone: o.timeZone, locale });
  return (
    <section aria-labelledby="invoices" className="grid gap-3 border-t border-line pt-6">
      <h2 id="invoices" className="text-section font-bold">
        {t.title}
      </h2>
      {invoices.length > 0 && (
        <ul className="grid gap-3">
          {invoices.map((invoice) => (
            <Invoice key={invoice.id} orderId={order.id} invoice={invoice} locale={locale} t={o.t} />
          ))}
        </ul>
      )}
      {no === null && (
        <>
          <p className="text-ink-2">{t.lead(formatMoney(askable.amountFen), until)}</p>
          <p>
            <AskInvoice orderId={order.id} amountFen={askable.amountFen} locale={locale} />
          </p>
        </>
      )}
      {invoices.length === 0 && (no === "nothing left" || no === "too late") && (
        <p className="text-ink-2">{t.no[no]}</p>
      )}
    </section>
  );
}

const tones: Record<InvoiceView["state"], string> = {
  "under way": "text-accent",
  refused: "text-bad",
  issued: "text-good",
  "being reversed": "text-accent",
  reversed: "text-ink-3",
};

const icons: Record<InvoiceView["state"], IconName> = {
  "under way": "clock",
  refused: "alert",
  issued: "check",
  "being reversed": "clock",
  reversed: "close",
};

function Invoice(o: { orderId: string; invoice: InvoiceView; locale: Locale; t: Messages }) {
  const { invoice } = o;
  const t = o.t.invoices;
  const { state } = invoice;
  const facts = [
    [t.titleOf, invoice.title],
    [t.taxNumber, invoice.taxNumber],
    [t.number, invoice.number],
    [t.redNumber, invoice.redNumber],
  ];
  return (
    <li className="grid gap-2 rounded-card bg-sheet p-4 ring-1 ring-line">
      <p className="flex flex-wrap items-baseline justify-between gap-x-4">
        <span className={`inline-flex items-center gap-2 font-semibold ${tones[state]}`}>
          <Icon name={icons[state]} size={18} />
          {t.states[state]}
        </span>
        <Money fen={invoice.amountFen} className="text-lg font-bold" />
      </p>
      <dl className="grid gap-x-4 text-sm text-ink-2 sm:grid-cols-[auto_1fr]">
        {facts.map(
          ([name, text]) =>
            text && (
              <div key={name} className="contents">
                <dt className="text-ink-3">{name}</dt>
                <dd className="tabular break-all max-sm:pb-1">{text}</dd>
              </div>
            ),
        )}
      </dl>
      {t.stateMeans[state] && <p className="text-sm text-ink-2">{t.stateMeans[state]}</p>}
      {state === "refused" && (
        <p>
          <CorrectInvoice invoice={invoice} locale={o.locale} />
        </p>
      )}
      {invoice.number && (
        <p>
          <a href={`/orders/${o.orderId}/invoices/${invoice.id}`} className={buttonClass("quiet")}>
            {t.download}
          </a>
        </p>
      )}
    </li>
  );
}
