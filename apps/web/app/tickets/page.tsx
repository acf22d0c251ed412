import { requireSignIn, serverCaller } from "@kaimu/site/server";
import { buttonClass, EmptyState, Skeleton } from "@kaimu/ui";
import type { Metadata } from "next";
import Link from "next/link";
import { LookAgain } from "../../frame/look-again.tsx";
import { pageLanguage } from "../../messages/page-language.ts";
import { orNull } from "../../reading/or-not-found.ts";
import { onlyId, type SearchParams } from "../../reading/search-params.ts";
import { inShowOrder } from "../../tickets/in-show-order.ts";
import { TicketStub } from "../../tickets/ticket-stub.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await pageLanguage()).t.ticket.mine };
}

/** The buyer's tickets, newest first; with ?order= those of one order, which may be on their way still. */
export default async function MyTickets({ searchParams }: { searchParams: SearchParams }) {
  const query = await searchParams;
  const [orderId, cursor] = [onlyId(query.order), onlyId(query.cursor)];
  await requireSignIn("buyer", orderId ? `/tickets?order=${orderId}` : "/tickets");
  const [{ t, locale }, call] = await Promise.all([pageLanguage(), serverCaller.web()]);
  const [{ tickets, next }, order] = await Promise.all([
    call.ticketing.myTickets({ limit: 20, cursor, orderId }),
    orderId ? orNull(call.ordering.order({ orderId })) : null,
  ]);
  // The tickets of one order come together; among them the first show and place come first.
  const inOrder = await inShowOrder(tickets);
  const onTheirWay = order?.state === "paid" && !cursor && tickets.length < Math.min(order.lines.length, 20);
  const more = new URLSearchParams({ ...(orderId ? { order: orderId } : {}), cursor: next ?? "" });
  return (
    <div className="page max-w-3xl pt-8">
      <h1 className="font-display text-title font-black">{orderId ? t.ticket.ofOrder : t.ticket.mine}</h1>
      {onTheirWay && (
        <div role="status">
          <EmptyState icon="ticket" title={t.ticket.issuing} text={t.ticket.issuingText} />
          <Skeleton className="h-32 rounded-card" />
          <LookAgain />
        </div>
      )}
      {tickets.length === 0 && !onTheirWay && (
        <EmptyState icon="ticket" title={t.ticket.empty} text={t.ticket.emptyText}>
          <Link href="/" className={buttonClass("primary")}>
            {t.order.findShows}
          </Link>
        </EmptyState>
      )}
      <ul className="mt-6 grid gap-4">
        {inOrder.map((ticket) => (
          <li key={ticket.id}>
            <TicketStub ticket={ticket} locale={locale} t={t} />
          </li>
        ))}
      </ul>
      <p className="mt-8 flex flex-wrap justify-center gap-3">
        {(orderId || cursor) && (
          <Link href="/tickets" className={buttonClass("plain")}>
            {t.ticket.all}
          </Link>
        )}
        {next && (
          <Link href={`/tickets?${more}`} className={buttonClass("quiet")}>
            {t.ticket.older}
          </Link>
        )}
      </p>
    </div>
  );
}
