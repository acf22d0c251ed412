import type { Locale } from "@kaimu/site/locale";
import { Money, ShowTime } from "@kaimu/ui";
import { messages } from "../../../../messages/index.ts";
import type { InvoiceList } from "../../shows/shapes.ts";

type Invoice = InvoiceList["invoices"][number];

const toneOf: Record<Invoice["state"], string> = {
  requested: "text-warn",
  issued: "text-good",
  failed: "text-bad",
  reversing: "text-warn",
  reversal_failed: "text-bad",
  reversed: "text-ink-2",
};

/** Invoices of an organizer's orders; whom a private person's is made out to is not told. */
export function InvoiceTable({ invoices, locale }: { invoices: Invoice[]; locale: Locale }) {
  const words = messages[locale].invoices;
  const heads = [words.requestedAt, words.number, words.buyer, words.order, words.amount, words.state];
  return (
    <table className="stacked tabular w-full border-collapse border border-line bg-sheet text-sm">
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head} scope="col" className={head === words.amount ? "text-right" : ""}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {invoices.map((invoice) => (
          <tr key={invoice.id}>
            <th scope="row" className="font-normal">
              <ShowTime at={invoice.requestedAt} timeZone="Asia/Shanghai" locale={locale} />
            </th>
            <td data-label={words.number}>
              <span className="grid min-w-0">
                {invoice.number ?? "—"}
                {invoice.redNumber && (
                  <span className="text-ink-3">{words.redNumber.replace("{number}", invoice.redNumber)}</span>
                )}
              </span>
            </td>
            <td data-label={words.buyer}>
              <span className="grid min-w-0">
                {invoice.title ?? <span className="text-ink-2">{words.person}</span>}
                {invoice.taxNumber && <span className="text-ink-3">{invoice.taxNumber}</span>}
              </span>
            </td>
            <td data-label={words.order} className="font-mono text-xs break-all" title={invoice.orderId}>
              {invoice.orderId.slice(-12)}
            </td>
            <td data-label={words.amount} className="md:text-right">
              <Money fen={invoice.amountFen} />
            </td>
            <td data-label={words.state} className={toneOf[invoice.state]}>
              {words.states[invoice.state]}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
