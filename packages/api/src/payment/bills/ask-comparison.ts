import { inTransaction } from "@kaimu/db";
import type { Context } from "../../context.ts";
import { databaseNow } from "../../platform/database-now.ts";
import { emit } from "../../platform/outbox.ts";
import { comparableSource } from "./compare-bills.ts";

/**
 * An operator asks that a day's bill be compared: a job does it, and the page reads how far it is. While one of that day runs nothing is started.
 * Throws BAD_INPUT for a day that is not over, NOT_FOUND for a credential that no account has.
 */
export async function askForComparison(
  ctx: Context,
  o: { credential: string; day: string; operatorId: string },
): Promise<{ started: boolean }> {
  const { credential, day, operatorId: askedBy } = o;
  await comparableSource(ctx, o);
  const started = await inTransaction(ctx.db, async (tx) => {
    const begin = { state: "running", linesDone: 0, lines: null, detail: null, askedBy, endedAt: null } as const;
    const { count: again } = await tx.billComparison.updateMany({
      where: { credential, day, state: { not: "running" } },
      data: { ...begin, askedAt: await databaseNow(tx) },
    });
    if (again === 0) {
      // Never asked for before, or it runs: then the row is there.
      const data = [{ credential, day, ...begin }];
      const { count: first } = await tx.billComparison.createMany({ data, skipDuplicates: true });
      if (first === 0) return false;
    }
    await emit(tx, "payment/bill-comparison.requested", { credential, day });
    return true;
  });
  return { started };
}
