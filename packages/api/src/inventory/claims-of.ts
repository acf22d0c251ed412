import type { Transaction } from "@kaimu/db";

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
