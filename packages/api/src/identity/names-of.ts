import type { Context } from "../context.ts";

/** What these accounts' people call themselves, for pages of the platform's own staff. */
export async function namesOf(ctx: Pick<Context, "db">, accountIds: string[]): Promise<Map<string, string>> {
  const rows = await ctx.db.account.findMany({
    where: { id: { in: [...new Set(accountIds)] } },
    select: { id: true, displayName: true },
  });
  return new Map(rows.map((row) => [row.id, row.displayName]));
}
