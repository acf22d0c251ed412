import type { BatchTransaction, PerformanceStatus } from "@kaimu/db";

/** What says whether remembered terms are still those of the sale. */
export interface TermsInForce {
  saleVersion: number;
  status: PerformanceStatus;
}

/**
 * Reads which terms are in force and keeps them so until the transaction's end: whoever changes them (see raise-sale-version.ts) waits for
 * it, and it for him. Also tells the database's time.
 */
export async function lockTerms(
  tx: BatchTransaction,
  performanceIds: string[],
): Promise<{ now: Date; inForce: Map<string, TermsInForce> }> {
  const ids = performanceIds.toSorted();
  const rows = await tx.select<TermsInForce & { id: string; now: Date }>(
    `SELECT id, saleVersion, status, NOW(3) AS now FROM performances WHERE id IN (${ids.map(() => "?").join(",")})
     LOCK IN SHARE MODE`,
    ids,
  );
  return { now: rows[0]?.now ?? new Date(0), inForce: new Map(rows.map((row) => [row.id, row])) };
}
