import { locale } from "@kaimu/site/locale";
import { requireSignIn, serverCaller } from "@kaimu/site/server";
import { Pager } from "@kaimu/site/staff";
import { Money } from "@kaimu/ui";
import { messages } from "../../../messages/index.ts";
import { foundOr404 } from "../found-or-404.ts";
import { ListHead } from "../list-head.tsx";
import { ListTable } from "../list-table.tsx";
import { NumberText } from "../number-text.tsx";
import { OrderLink } from "../order-link.tsx";
import { momentOf } from "../say.ts";
import { type Search, textOf } from "../search-params.ts";
import type { PaymentList } from "../shapes.ts";
import { ShowingLink } from "../showing-link.tsx";
import { StatusWord } from "../status-word.tsx";

/** Payments of the platform or of one sale, newest first; what was received is marked where it is not what was asked. */
export default async function PaymentsPage({ searchParams }: { searchParams: Search }) {
  await requireSignIn("operator", "/payments");
  const asked = await searchParams;
  const [state, performanceId, after] = ["state", "performance", "after"].map((name) => textOf(asked, name));
  const language = await locale();
  const texts = messages[language];
  const words = texts.board.lists;
  const { payments, next, showings } = await foundOr404(
    (await serverCaller.ops()).operations.payments({
      ...{ performanceId, cursor: after, limit: 50 },
      state: state as PaymentList["payments"][number]["state"] | undefined,
    }),
  );
  return (
    <>
      <ListHead
        title={words.payments}
        path="/payments"
        states={texts.paymentState}
        {...{ state, performanceId, locale: language, showing: performanceId ? showings[performanceId] : undefined }}
      />
      <ListTable
        rows={payments}
        empty={words.empty}
        columns={[
          { head: words.placed, cell: (row) => momentOf(row.createdAt, language) },
          { head: words.gateway, cell: (row) => texts.overview.breakerNames[row.gateway] },
          { head: words.order, cell: (row) => <OrderLink orderId={row.orderId} /> },
          { head: words.ourNumber, cell: (row) => <NumberText text={row.outTradeNo} /> },
          { head: words.theirNumber, cell: (row) => <NumberText text={row.gatewayTradeNo} /> },
          {
            head: words.performance,
            cell: (row) => <ShowingLink showing={showings[row.performanceId ?? ""]} locale={language} />,
          },
          { head: words.amount, cell: (row) => <Money fen={row.amountFen} />, figures: true },
          {
            head: words.paid,
            cell: (row) =>
              row.paidFen === null ? (
                "—"
              ) : (
                <Money fen={row.paidFen} className={row.paidFen === row.amountFen ? "" : "text-bad"} />
              ),
            figures: true,
          },
          { head: words.state, cell: (row) => <StatusWord status={row.state} text={texts.paymentState[row.state]} /> },
        ]}
      />
      <Pager path="/payments" query={{ state, performance: performanceId }} {...{ after, next, locale: language }} />
    </>
  );
}
