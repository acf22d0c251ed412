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
import type { RefundList } from "../shapes.ts";
import { ShowingLink } from "../showing-link.tsx";
import { StatusWord } from "../status-word.tsx";
import { RefundLink } from "./refund-link.tsx";
import { TryAgain } from "./try-again.tsx";

/** Refunds of the platform or of one sale, newest first, and why each was made. */
export default async function RefundsPage({ searchParams }: { searchParams: Search }) {
  await requireSignIn("operator", "/refunds");
  const asked = await searchParams;
  const [state, performanceId, after] = ["state", "performance", "after"].map((name) => textOf(asked, name));
  const language = await locale();
  const words = messages[language].board.lists;
  const { refunds, next, showings } = await foundOr404(
    (await serverCaller.ops()).operations.refunds({
      ...{ performanceId, cursor: after, limit: 50 },
      state: state as RefundList["refunds"][number]["state"] | "waiting" | undefined,
    }),
  );
  return (
    <>
      <ListHead
        title={words.refunds}
        path="/refunds"
        states={words.refundState}
        {...{ state, performanceId, locale: language, showing: performanceId ? showings[performanceId] : undefined }}
      />
      <ListTable
        rows={refunds}
        empty={words.empty}
        columns={[
          { head: words.placed, cell: (row) => momentOf(row.createdAt, language) },
          { head: words.order, cell: (row) => <OrderLink orderId={row.orderId} /> },
          { head: words.ourNumber, cell: (row) => <RefundLink refundId={row.id} number={row.outRefundNo} /> },
          {
            head: words.performance,
            cell: (row) => <ShowingLink showing={showings[row.performanceId ?? ""]} locale={language} />,
          },
          {
            head: words.reason,
            cell: (row) => words.reasons[row.reason as keyof typeof words.reasons] ?? row.reason,
          },
          { head: words.amount, cell: (row) => <Money fen={row.amountFen} />, figures: true },
          { head: words.settled, cell: (row) => (row.settledAt ? momentOf(row.settledAt, language) : "—") },
          {
            head: words.state,
            cell: (row) => (
              <span className="flex flex-wrap items-center gap-3">
                <StatusWord status={row.state} text={words.refundState[row.state]} />
                {row.method === "bank_transfer" && (
                  <span className="text-ink-2">{messages[language].refund.methods.bank_transfer}</span>
                )}
                {row.state === "failed" && (
                  <TryAgain refundId={row.id} number={row.outRefundNo} amountFen={row.amountFen} locale={language} />
                )}
              </span>
            ),
          },
        ]}
      />
      <Pager path="/refunds" query={{ state, performance: performanceId }} {...{ after, next, locale: language }} />
    </>
  );
}
