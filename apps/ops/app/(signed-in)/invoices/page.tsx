import { locale } from "@kaimu/site/locale";
import { requireSignIn, serverCaller } from "@kaimu/site/server";
import { Pager } from "@kaimu/site/staff";
import { Money } from "@kaimu/ui";
import { messages } from "../../../messages/index.ts";
import { foundOr404 } from "../found-or-404.ts";
import { ListHead } from "../list-head.tsx";
import { ListTable } from "../list-table.tsx";
import { OrderLink } from "../order-link.tsx";
import { momentOf } from "../say.ts";
import { type Search, textOf } from "../search-params.ts";
import type { InvoiceList } from "../shapes.ts";
import { StatusWord } from "../status-word.tsx";
import { TryAgain } from "./try-again.tsx";

/** Electronic invoices, newest first; those the service has not done, with its word and a way to ask again. */
export default async function InvoicesPage({ searchParams }: { searchParams: Search }) {
  await requireSignIn("operator", "/invoices");
  const asked = await searchParams;
  const [state, after] = [textOf(asked, "state"), textOf(asked, "after")];
  const language = await locale();
  const words = messages[language].invoices;
  const { invoices, next } = await foundOr404(
    (await serverCaller.ops()).invoice.list({
      ...{ cursor: after, limit: 50 },
      state: state as InvoiceList["invoices"][number]["state"] | undefined,
    }),
  );
  return (
    <>
      <ListHead
        title={words.title}
        path="/invoices"
        states={words.states}
        {...{ state, performanceId: undefined, showing: undefined, locale: language }}
      />
      <ListTable
        rows={invoices}
        empty={words.empty}
        columns={[
          { head: words.requestedAt, cell: (row) => momentOf(row.requestedAt, language) },
          {
            head: words.number,
            cell: (row) => (
              <span className="grid min-w-0">
                {row.number ?? "—"}
                {row.redNumber && (
                  <span className="text-ink-3">{words.redNumber.replace("{number}", row.redNumber)}</span>
                )}
              </span>
            ),
          },
          {
            head: words.buyer,
            cell: (row) => (
              <span className="grid min-w-0">
                {row.title ?? <span className="text-ink-2">{words.person}</span>}
                {row.taxNumber && <span className="text-ink-3">{row.taxNumber}</span>}
              </span>
            ),
          },
          { head: words.order, cell: (row) => <OrderLink orderId={row.orderId} /> },
          { head: words.amount, cell: (row) => <Money fen={row.amountFen} />, figures: true },
          {
            head: words.state,
            cell: (row) => (
              <span className="flex flex-wrap items-center gap-3 max-md:justify-end">
                <StatusWord status={row.state} text={words.states[row.state]} />
                {(row.state === "failed" || row.state === "reversal_failed") && (
                  <TryAgain invoiceId={row.id} amountFen={row.amountFen} locale={language} />
                )}
                {(row.refusedBuyer || row.corrected) && (
                  <span className="basis-full">{row.refusedBuyer ? words.toCorrect : words.corrected}</span>
                )}
                {row.detail && <span className="basis-full text-ink-2">{row.detail}</span>}
              </span>
            ),
          },
        ]}
      />
      <Pager path="/invoices" query={{ state }} {...{ after, next, locale: language }} />
    </>
  );
}
