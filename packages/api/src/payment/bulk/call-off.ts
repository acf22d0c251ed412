import { inTransaction, type Transaction } from "@kaimu/db";
import { type CallOff, cancelShowing, postponeShowing } from "../../catalogue/index.ts";
import type { Context } from "../../context.ts";
import { followAtOnce } from "../../inventory/index.ts";
import { databaseNow } from "../../platform/database-now.ts";
import { AppError } from "../../platform/errors.ts";
import { newId } from "../../platform/ids.ts";
import { takeTurn } from "./take-turn.ts";
import { readTouched } from "./touched.ts";

/** What whoever calls a performance off has seen and typed. */
interface Asked extends CallOff {
  /** How many paid orders he was told it touches; another number is asked about anew. */
  expectedOrders: number;
  /** Who does it. */
  by: string;
}

/**
 * Cancels a performance and begins to give all of it back: its sale ends with this commit, then unpaid orders end, and paid ones are given
 * back in full, one by one. Asked again, it is the same bulk return. Whoever calls has checked that he may. Throws NOT_FOUND, STATE_CHANGED,
 * NUMBERS_CHANGED (facts of touched.ts).
 */
export async function cancelPerformance(ctx: Context, o: Asked): Promise<{ bulkReturnId: string }> {
  const { performanceId } = o;
  const known = await find(ctx, { performanceId, kind: "cancelled" });
  if (known) return { bulkReturnId: known.id };
  await requireNumber(ctx, o);
  const bulkReturnId = newId();
  await inTransaction(ctx.db, async (tx) => {
    const { organizerId } = await cancelShowing(tx, o);
    // Who has not chosen need not any more.
    await tx.$executeRaw`
      UPDATE bulk_returns SET state = 'done', doneAt = NOW(3)
      WHERE performanceId = ${performanceId} AND kind = 'postponed' AND state <> 'done'`;
    await tx.bulkReturn.create({
      data: { id: bulkReturnId, performanceId, organizerId, kind: "cancelled", startedBy: o.by },
    });
    await takeTurn(tx, { bulkReturnId });
  });
  await followAtOnce(ctx, [performanceId]);
  ctx.log.info({ bulkReturnId, performanceId, by: o.by }, "performance cancelled");
  return { bulkReturnId };
}

/**
 * Postpones a performance, or tells another date of one that was: its sale stops with this commit, and each buyer may keep or give back until
 * `choiceUntilLocal`; who has kept may choose anew. Throws as cancelPerformance, TIME_DOES_NOT_EXIST and BAD_INPUT.
 */
export async function postponePerformance(
  ctx: Context,
  o: Asked & { startsLocal: string | null; choiceUntilLocal: string },
): Promise<{ bulkReturnId: string }> {
  const { performanceId } = o;
  await requireNumber(ctx, o);
  const bulkReturnId = await inTransaction(ctx.db, async (tx) => {
    const { organizerId, choiceUntil, changed } = await postponeShowing(tx, { ...o, now: await databaseNow(tx) });
    const known = await find({ db: tx }, { performanceId, kind: "postponed" });
    if (!known) {
      const id = newId();
      await tx.bulkReturn.create({
        data: { id, performanceId, organizerId, kind: "postponed", choiceUntil, startedBy: o.by },
      });
      await takeTurn(tx, { bulkReturnId: id });
      return id;
    }
    if (changed) await askAnew(tx, { bulkReturnId: known.id, choiceUntil });
    return known.id;
  });
  await followAtOnce(ctx, [performanceId]);
  ctx.log.info({ bulkReturnId, performanceId, by: o.by }, "performance postponed");
  return { bulkReturnId };
}

async function askAnew(tx: Transaction, o: { bulkReturnId: string; choiceUntil: Date }): Promise<void> {
  const { bulkReturnId, choiceUntil } = o;
  await tx.bulkReturn.update({
    where: { id: bulkReturnId },
    data: { choiceUntil, state: "running", doneAt: null, round: { increment: 1 } },
  });
  await tx.$executeRaw`
    UPDATE bulk_return_orders SET state = 'open', changedAt = NOW(3)
    WHERE bulkReturnId = ${bulkReturnId} AND state = 'kept'`;
  await takeTurn(tx, { bulkReturnId });
}

function find(
  ctx: { db: Pick<Transaction, "bulkReturn"> },
  key: { performanceId: string; kind: "cancelled" | "postponed" },
) {
  return ctx.db.bulkReturn.findUnique({ where: { performanceId_kind: key } });
}

async function requireNumber(ctx: Context, o: Asked): Promise<void> {
  const touched = await readTouched(ctx, o.performanceId);
  if (touched.orders !== o.expectedOrders) throw new AppError("NUMBERS_CHANGED", { facts: { ...touched } });
}
