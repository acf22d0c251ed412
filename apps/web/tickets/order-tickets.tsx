import { Icon } from "@kaimu/ui";
import Link from "next/link";
import type { Messages } from "../messages/zh.ts";
import { placeName } from "../orders/place-name.ts";
import type { TicketCard } from "../reading/answers.ts";

/** The way from one ticket of an order to the next, for whoever stands at the gate with friends. */
export function OrderTickets({ tickets, here, t }: { tickets: TicketCard[]; here: string; t: Messages }) {
  const index = tickets.findIndex((ticket) => ticket.id === here);
  if (index < 0 || tickets.length < 2) return null;
  const way = (to: TicketCard | undefined, icon: "back" | "next") =>
    to ? (
      <Link
        href={`/tickets/${to.id}`}
        aria-label={placeName(to, t)}
        className="grid size-11 place-items-center rounded-full border border-line-strong hover:border-ink"
      >
        <Icon name={icon} />
      </Link>
    ) : (
      <span className="size-11" />
    );
  return (
    <nav aria-label={t.ticket.ofOrder} className="flex items-center justify-between">
      {way(tickets[index - 1], "back")}
      <span className="tabular font-semibold">
        {index + 1} / {tickets.length}
      </span>
      {way(tickets[index + 1], "next")}
    </nav>
  );
}
