import type { MemberRole } from "@kaimu/db";
import type { Context } from "../context.ts";

/** What an account may do for each organizer it works for, by the organizer's id. */
export async function rolesOf(ctx: Pick<Context, "db">, accountId: string): Promise<Map<string, MemberRole>> {
  const rows = await ctx.db.membership.findMany({
    where: { accountId },
    select: { organizerId: true, role: true },
    orderBy: { createdAt: "asc" },
  });
  return new Map(rows.map((row) => [row.organizerId, row.role]));
}
