import type { Locale } from "@kaimu/site/locale";
import { Money } from "@kaimu/ui";
import { messages } from "../../../messages/index.ts";
import { ListTable } from "../list-table.tsx";
import { NumberText } from "../number-text.tsx";
import { momentOf } from "../say.ts";
import type { BulkFailure } from "../shapes.ts";
import { TryOrdersAgain } from "./try-orders-again.tsx";

/** Orders of a bulk return that failed, why, and the way to try one or all again. */
export function FailureList(o: { bulkReturnId: string; failures: BulkFailure[]; failed: number; locale: Locale }) {
  const { bulkReturnId, failures, locale } = o;
  const words = messages[locale].calledOff;
  return (
    <section className="pt-8">
      <div className="flex flex-wrap items-baseline justify-between gap-3 pb-3">
        <h2 className="text-lg font-bold">{words.failures}</h2>
        {o.failed > 1 && <TryOrdersAgain {...{ bulkReturnId, locale }} orders={o.failed} />}
      </div>
      {o.failed > 0 && <p className="max-w-3xl pb-4 text-ink-2">{words.failuresLead}</p>}
      <ListTable
        rows={failures.map((one) => ({ ...one, id: one.orderId }))}
        empty={words.noFailures}
        columns={[
          { head: words.order, cell: (row) => <NumberText text={row.orderId} /> },
          { head: words.at, cell: (row) => momentOf(row.at, locale) },
          { head: words.amount, cell: (row) => <Money fen={row.amountFen} />, figures: true },
          { head: words.why, cell: (row) => <span className="break-all">{row.why}</span> },
          {
            head: words.tryAgain,
            cell: (row) => (
              <TryOrdersAgain {...{ bulkReturnId, locale }} orderId={row.orderId} amountFen={row.amountFen} />
            ),
          },
        ]}
      />
    </section>
  );
}
