import { locale } from "@kaimu/site/locale";
import { serverCaller } from "@kaimu/site/server";
import { Pager } from "@kaimu/site/staff";
import { EmptyState } from "@kaimu/ui";
import { notFound } from "next/navigation";
import { messages } from "../../../../../messages/index.ts";
import { textIn } from "../../../search-text.ts";
import { EventHeader } from "../../event-header.tsx";
import { OrderFilter } from "../../order-filter.tsx";
import { OrderTable } from "../../order-table.tsx";
import { foundOr404, ownEvent } from "../../own-event.ts";
import type { SaleOrder } from "../../shapes.ts";

type Search = Promise<Record<string, string | string[] | undefined>>;

/** The orders of one event, newest first, by state and performance. */
export default async function OrdersPage(o: { params: Promise<{ eventId: string }>; searchParams: Search }) {
  const event = await ownEvent((await o.params).eventId, "/orders");
  if (!event.may.seeMoney) notFound();
  const language = await locale();
  const texts = messages[language].shows.orders;
  const one = textIn(await o.searchParams);
  const filter = { state: one("state") as SaleOrder["state"] | undefined, performanceId: one("performance") };
  const { orders, next, showings } = await foundOr404(
    (await serverCaller.admin()).ordering.orders({ eventId: event.id, ...filter, cursor: one("after"), limit: 50 }),
  );
  return (
    <>
      <EventHeader event={event} now="orders" locale={language} />
      <OrderFilter eventId={event.id} filter={filter} showings={showings} locale={language} />
      {orders.length > 0 ? (
        <OrderTable orders={orders} showings={showings} locale={language} />
      ) : (
        <EmptyState icon="order" title={texts.empty} text={texts.emptyText} />
      )}
      <Pager
        path={`/shows/${event.id}/orders`}
        query={{ state: filter.state, performance: filter.performanceId }}
        {...{ after: one("after"), next }}
        locale={language}
      />
    </>
  );
}
