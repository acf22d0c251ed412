import type { Context } from "../context.ts";
import { entriesOfSales, type Sums, sumsOf, toSums } from "./statement.ts";

/** What each agent has sold for an organizer in all; of one that has sold nothing, nothing. */
export async function salesOfAgents(ctx: Pick<Context, "db">, organizerId: string): Promise<(agentId: string) => Sums> {
  const rows = await ctx.db.$queryRaw<({ agentId: string } & Partial<Record<keyof Sums, unknown>>)[]>`
    SELECT t.agentId, ${sumsOf} ${entriesOfSales} AND t.organizerId = ${organizerId} AND t.agentId IS NOT NULL GROUP BY t.agentId`;
  const sums = new Map(rows.map((row) => [row.agentId, toSums(row)]));
  return (agentId) => sums.get(agentId) ?? toSums(undefined);
}
