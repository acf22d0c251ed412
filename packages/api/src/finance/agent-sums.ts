import type { StatementRow, Sums } from "./statement.ts";

/** What of a statement is an agent's to know: what it has sold, what was given back of that, and its commission. */
export type AgentSums = Pick<Sums, "ticketsSold" | "soldFen" | "ticketsReturned" | "returnedFen" | "commissionFen">;

/** One day of one performance. */
export interface AgentRow extends AgentSums, Pick<StatementRow, "day" | "performanceId" | "showing"> {}

/** Leaves out what is between the organizer and the platform. */
export function agentSums({ ticketsSold, soldFen, ticketsReturned, returnedFen, commissionFen }: Sums): AgentSums {
  return { ticketsSold, soldFen, ticketsReturned, returnedFen, commissionFen };
}

export function agentRow({ day, performanceId, showing, ...sums }: StatementRow): AgentRow {
  return { day, performanceId, showing, ...agentSums(sums) };
}
