import { Icon } from "@kaimu/ui";
import Link from "next/link";
import type { Messages } from "../messages/zh.ts";
import type { TicketCard } from "../reading/answers.ts";

/** The way from one ticket of an order to the next, for whoever stands at the gate with friends. */
export function OrderTickets({
  tickets,
  places,
  here,
  t,
}: {
  tickets: TicketCard[];
  /** What the tickets' places are called, in the order of the tickets. */
  places: string[];
  here: string;
  t: Messages;
}) {
  const index = tickets.findIndex((ticket) => ticket.id === here);
  if (index < 0 || tickets.length < 2) return null;
  const way = (at: number, icon: "back" | "next") => {
    const to = tickets[at];
    return to ? (
      <Link
        href={`/tickets/${to.id}`}
        aria-label={places[at]}
        className="grid size-11 place-items-center rounded-full border border-line-strong hover:border-ink"
      >
        <Icon name={icon} />
      </Link>
    ) : (
      <span className="size-11" />
    );
  };
  return (
    <nav aria-label={t.ticket.ofOrder} className="flex items-center justify-between">
      {way(index - 1, "back")}
      <span className="tabular font-semibold">
        {index + 1} / {tickets.length}
      </span>
      {way(index + 1, "next")}
    </nav>
  );
}
