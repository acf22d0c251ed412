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
import type { OrderList } from "../shapes.ts";
import { ShowingLink } from "../showing-link.tsx";
import { StatusWord } from "../status-word.tsx";

/** Orders of the platform or of one sale, newest first. */
export default async function OrdersPage({ searchParams }: { searchParams: Search }) {
  await requireSignIn("operator", "/orders");
  const asked = await searchParams;
  const [state, performanceId, after] = ["state", "performance", "after"].map((name) => textOf(asked, name));
  const language = await locale();
  const texts = messages[language];
  const words = texts.board.lists;
  const { orders, next, showings } = await foundOr404(
    (await serverCaller.ops()).operations.orders({
      ...{ performanceId, cursor: after, limit: 50 },
      state: state as OrderList["orders"][number]["state"] | undefined,
    }),
  );
  return (
    <>
      <ListHead
        title={words.orders}
        path="/orders"
        states={texts.orderState}
        {...{ state, performanceId, locale: language, showing: performanceId ? showings[performanceId] : undefined }}
      />
      <ListTable
        rows={orders}
        empty={words.empty}
        columns={[
          { head: words.placed, cell: (row) => momentOf(row.createdAt, language) },
          { head: words.order, cell: (row) => <OrderLink orderId={row.id} /> },
          { head: words.buyer, cell: (row) => row.buyer },
          {
            head: words.performance,
            cell: (row) => (
              <>
                <ShowingLink showing={showings[row.performanceId]} locale={language} />
                {row.performances > 1 && (
                  <span className="block text-ink-3">{words.pass.replace("{n}", String(row.performances))}</span>
                )}
              </>
            ),
          },
          { head: words.tickets, cell: (row) => row.tickets, figures: true },
          { head: words.amount, cell: (row) => <Money fen={row.totalFen} />, figures: true },
          { head: words.state, cell: (row) => <StatusWord status={row.state} text={texts.orderState[row.state]} /> },
        ]}
      />
      <Pager path="/orders" query={{ state, performance: performanceId }} {...{ after, next, locale: language }} />
    </>
  );
}
