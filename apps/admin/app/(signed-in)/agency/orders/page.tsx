import { locale } from "@kaimu/site/locale";
import { Pager } from "@kaimu/site/staff";
import { EmptyState } from "@kaimu/ui";
import { messages } from "../../../../messages/index.ts";
import { OrderTable } from "../../shows/order-table.tsx";
import { AgencyHead } from "../agency-head.tsx";
import { ownAgent, type Search } from "../own-agent.ts";

/** What an agent has sold, order by order, the buyers masked. */
export default async function AgencyOrders({ searchParams }: { searchParams: Search }) {
  const { caller, agents, agent, after } = await ownAgent("/agency/orders", searchParams);
  const language = await locale();
  const words = messages[language].agency;
  const { orders, showings, next } = await caller.agency.orders({ agentId: agent.id, cursor: after, limit: 50 });
  return (
    <>
      <AgencyHead agent={agent} agents={agents} now="orders" locale={language} />
      {orders.length === 0 ? (
        <EmptyState icon="order" title={words.noOrders} text={words.noOrdersText} />
      ) : (
        <OrderTable orders={orders} showings={showings} locale={language} />
      )}
      <Pager path="/agency/orders" query={{ agent: agent.id }} {...{ after, next, locale: language }} />
    </>
  );
}
