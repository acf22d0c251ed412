import { inTransaction, type Transaction } from "@kaimu/db";
import type { Context } from "../context.ts";
import { type ClaimedUnits, showClaims } from "./show-claims.ts";

/**
 * Ends the claims of lines of an order that are given back, inside the refund's transaction: of persons now, of units now, or at `freeAt`, and until
 * then they are nobody's and not for sale. Says which units are free with the commit, for `showClaims`.
 */
export async function returnUnits(
  tx: Transaction,
  o: { orderId: string; orderLineIds: string[]; freeAt: Date | null },
): Promise<ClaimedUnits[]> {
  // By the order, which has an index: by the lines alone every claim there is would be looked at, and locked.
  const ofLines = { orderId: o.orderId, orderLineId: { in: o.orderLineIds } };
  await tx.attendeeClaim.deleteMany({ where: ofLines });
  const where = { ...ofLines, state: "sold" as const };
  if (o.freeAt) {
    await tx.unitClaim.updateMany({ where, data: { freeAt: o.freeAt } });
    return [];
  }
  const claims = await tx.unitClaim.findMany({ where });
  await tx.unitClaim.deleteMany({ where });
  return together(claims);
}

/** Puts units that were given back on sale again whose time has come, by the database's clock. Returns how many. */
export async function freeReturned(ctx: Context, limit = 500): Promise<number> {
  const freed = await inTransaction(ctx.db, async (tx) => {
    const due = await tx.$queryRaw<{ performanceId: string; unit: number; accountId: string; fence: bigint }[]>`
      SELECT performanceId, unit, accountId, fence FROM unit_claims
      WHERE freeAt <= NOW(3) ORDER BY freeAt, performanceId, unit LIMIT ${limit} FOR UPDATE`;
    for (const { performanceId, unit } of due) await tx.unitClaim.deleteMany({ where: { performanceId, unit } });
    return due;
  });
  for (const claims of together(freed)) await showClaims(ctx, "free", claims);
  return freed.length;
}

/** Units of one performance, account and hold together, as Redis is told of them. */
function together(rows: { performanceId: string; unit: number; accountId: string; fence: bigint }[]): ClaimedUnits[] {
  return [...Map.groupBy(rows, (row) => `${row.performanceId} ${row.accountId} ${row.fence}`).values()].flatMap(
    (same) => {
      const [first] = same;
      if (!first) return [];
      const { performanceId, accountId, fence } = first;
      return [{ performanceId, accountId, fence, units: same.map((row) => row.unit) }];
    },
  );
}
