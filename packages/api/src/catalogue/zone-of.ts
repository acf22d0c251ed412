import type { Transaction } from "@kaimu/db";
import { AppError } from "../platform/errors.ts";

/** The zone of a performance's venue. Throws NOT_FOUND. */
export async function zoneOf(tx: Pick<Transaction, "performance">, performanceId: string): Promise<string> {
  const row = await tx.performance.findUnique({ where: { id: performanceId }, select: { timeZone: true } });
  if (!row) throw new AppError("NOT_FOUND", { detail: `performance ${performanceId}` });
  return row.timeZone;
}
