import { inTransaction, isDuplicate } from "@kaimu/db";
import { organizerName } from "../../catalogue/index.ts";
import type { Context } from "../../context.ts";
import { AppError } from "../../platform/errors.ts";
import type { Fen } from "../../platform/money.ts";
import { dayIn } from "../../platform/show-time.ts";
import { payableUpTo } from "./owed.ts";

/**
 * Writes down that an organizer was paid what the books owe it up to a day that is over, for a second person to confirm. The id is the caller's choice:
 * recorded again with the same one, it is the same payout. Throws NOT_FOUND, BAD_INPUT, KEY_REUSED, PAYOUT_CHANGED (facts.owedFen) when the books
 * owe something else, PAYOUT_WAITS when one of the organizer's waits, PAYOUT_KNOWN when the bank's reference is another payout's.
 */
export async function recordPayout(
  ctx: Context,
  o: {
    payoutId: string;
    organizerId: string;
    toDay: string;
    expectedFen: Fen;
    bankReference: string;
    operatorId: string;
  },
): Promise<void> {
  const { payoutId, organizerId, toDay, bankReference, operatorId } = o;
  await organizerName(ctx, organizerId);
  if (toDay >= dayIn(ctx.clock.now(), "Asia/Shanghai"))
    throw new AppError("BAD_INPUT", { detail: "the day is not over" });
  await inTransaction(ctx.db, async (tx) => {
    const first = await tx.payout.findUnique({ where: { id: payoutId } });
    if (first) {
      const same = first.organizerId === organizerId && first.bankReference === bankReference;
      if (!same || Number(first.amountFen) !== o.expectedFen) throw new AppError("KEY_REUSED");
      return;
    }
    if (await tx.payout.findUnique({ where: { waitingOf: organizerId } })) throw new AppError("PAYOUT_WAITS");
    const owedFen = (await payableUpTo(tx, { organizerIds: [organizerId], toDay }))(organizerId);
    if (owedFen <= 0 || owedFen !== o.expectedFen) throw new AppError("PAYOUT_CHANGED", { facts: { owedFen } });
    const before = await tx.payout.findFirst({
      where: { organizerId, state: "paid" },
      orderBy: { toDay: "desc" },
      select: { toDay: true },
    });
    try {
      await tx.payout.create({
        data: {
          ...{ id: payoutId, organizerId, fromDay: before ? dayAfter(before.toDay) : null, toDay, amountFen: owedFen },
          ...{ bankReference, liveReference: bankReference, waitingOf: organizerId, recordedBy: operatorId },
        },
      });
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      const known = await tx.payout.findUnique({ where: { liveReference: bankReference } });
      throw new AppError(known ? "PAYOUT_KNOWN" : "PAYOUT_WAITS", { cause: error });
    }
  });
  ctx.log.info({ payoutId, organizerId, amountFen: o.expectedFen, operator: operatorId }, "payout recorded");
}

function dayAfter(day: string): string {
  return new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
}
