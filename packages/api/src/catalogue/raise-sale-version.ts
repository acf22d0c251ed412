import type { Transaction } from "@kaimu/db";
import { emit } from "../platform/outbox.ts";

/**
 * Says that performances are sold on other terms from this transaction's commit on (status, window, limits, plan, offers, texts that are
 * sold with them). Processes remember terms by this number, see sale-terms.ts; Redis follows by the event.
 */
export async function raiseSaleVersion(tx: Transaction, performanceIds: string[]): Promise<void> {
  await tx.performance.updateMany({ where: { id: { in: performanceIds } }, data: { saleVersion: { increment: 1 } } });
  for (const performanceId of performanceIds) await emit(tx, "catalogue/performance.changed", { performanceId });
}
