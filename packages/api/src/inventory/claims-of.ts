import type { Database, Transaction } from "@kaimu/db";
import type { ClaimedUnits } from "./show-claims.ts";

/** A unit that the database has given away. */
export interface ClaimRow {
  unit: number;
  state: "claimed" | "sold";
  fence: number;
  accountId: string;
}

/** All claims of a performance. Read raw: a sold-out stadium has fifty thousand. */
export async function readClaims(db: Pick<Database, "$queryRaw">, performanceId: string): Promise<ClaimRow[]> {
  const rows = await db.$queryRaw<(Omit<ClaimRow, "fence"> & { fence: bigint })[]>`
    SELECT unit, state, fence, accountId FROM unit_claims WHERE performanceId = ${performanceId}`;
  return rows.map((row) => ({ ...row, fence: Number(row.fence) }));
}

/** An order's claims, those of one state together. */
export async function claimsOfOrder(
  db: Pick<Transaction, "unitClaim">,
  orderId: string,
): Promise<(ClaimedUnits & { state: "claimed" | "sold" })[]> {
  const rows = await db.unitClaim.findMany({
    where: { orderId },
    orderBy: [{ performanceId: "asc" }, { unit: "asc" }],
  });
  const groups = Map.groupBy(rows, (row) => `${row.performanceId} ${row.state} ${row.fence}`);
  return [...groups.values()].flatMap((same) => {
    const [first] = same;
    if (!first) return [];
    const { performanceId, accountId, fence, state } = first;
    return [{ performanceId, accountId, fence, state, units: same.map((row) => row.unit) }];
  });
}

/**
 * Which of these units are claimed, in their order, as the asker's transaction sees it. Whoever must not miss a claim that is just being
 * written locks the performance's row first, which every order's transaction shares.
 */
export async function claimedAmong(
  tx: Pick<Transaction, "unitClaim">,
  o: { performanceId: string; units: readonly number[] },
): Promise<number[]> {
  if (o.units.length === 0) return [];
  const wanted = new Set(o.units);
  let [first, last] = [Number.POSITIVE_INFINITY, 0];
  for (const unit of wanted) [first, last] = [Math.min(first, unit), Math.max(last, unit)];
  const rows = await tx.unitClaim.findMany({
    where: { performanceId: o.performanceId, unit: { gte: first, lte: last } },
    select: { unit: true },
    orderBy: { unit: "asc" },
  });
  return rows.flatMap(({ unit }) => (wanted.has(unit) ? [unit] : []));
}
