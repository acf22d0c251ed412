import { type BillCaseReason, inTransaction } from "@kaimu/db";
import type { Context } from "../../context.ts";
import { AppError } from "../../platform/errors.ts";
import { note } from "./write-cases.ts";

/** Why an operator may end a case by himself; money_returned is what the product says when it has sent it back. */
export const resolveReasons = [
  ...(["gateway_error", "other_system", "other_day", "corrected_by_hand", "other"] as const),
] as const satisfies BillCaseReason[];

/**
 * An operator ends an open case with a reason and a note. It stays ended while both sides say what they say now. Throws STATE_CHANGED when it
 * is not open, or while its money is on its way back.
 */
export async function resolveCase(
  ctx: Context,
  o: { caseId: string; reason: (typeof resolveReasons)[number]; text: string; operatorId: string },
): Promise<void> {
  const { caseId, reason, text, operatorId } = o;
  await inTransaction(ctx.db, async (tx) => {
    const { count } = await tx.billCase.updateMany({
      where: { id: caseId, state: "open", OR: [{ returnState: null }, { returnState: "failed" }] },
      data: { state: "resolved", reason, endedAt: ctx.clock.now() },
    });
    if (count === 0) throw new AppError("STATE_CHANGED", { detail: `case ${caseId}` });
    await note(tx, { caseId, what: "resolved", facts: { reason, text }, operatorId });
  });
  ctx.log.info({ caseId, reason, operator: operatorId }, "case resolved by an operator");
}
