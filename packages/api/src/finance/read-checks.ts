import type { Context } from "../context.ts";
import { askPage, toPage } from "../platform/page.ts";

/** The comparisons of the books, newest first; `endedAt` is null of one under way or cut off. */
export async function listChecks(ctx: Pick<Context, "db">, o: { limit: number; cursor?: string | undefined }) {
  const rows = await ctx.db.ledgerCheck.findMany({
    orderBy: [{ startedAt: "desc" }, { id: "desc" }],
    ...askPage(o),
  });
  const { page, next } = toPage(rows, o.limit);
  return { checks: page, next };
}

/** One comparison; null when there is none. */
export async function readCheck(ctx: Pick<Context, "db">, checkId: string) {
  return ctx.db.ledgerCheck.findUnique({ where: { id: checkId } });
}

/** Where a comparison found books and rooms apart, by order; `after` is an order's id. */
export async function listDifferences(
  ctx: Pick<Context, "db">,
  o: { checkId: string; limit: number; after?: string | undefined },
) {
  const rows = await ctx.db.ledgerDifference.findMany({
    where: { checkId: o.checkId, ...(o.after ? { orderId: { gt: o.after } } : {}) },
    orderBy: [{ orderId: "asc" }, { what: "asc" }],
    take: o.limit,
  });
  return {
    differences: rows.map(({ orderId, what, expectedFen, foundFen }) => ({
      ...{ orderId, what, expectedFen: Number(expectedFen), foundFen: Number(foundFen) },
    })),
    next: rows.length === o.limit ? (rows.at(-1)?.orderId ?? null) : null,
  };
}
