import type { BillCaseModel } from "@kaimu/db";
import type { Context } from "../../context.ts";
import { AppError } from "../../platform/errors.ts";
import { gatewayOf } from "../gateway.ts";
import { paymentDifference, refundDifference } from "./difference.ts";
import { mend } from "./mend.ts";
import { closeCase, note } from "./write-cases.ts";

/**
 * An operator asks the gateway about a case: what it says goes on record, money it has taken or sent back that we had not noted is applied,
 * and a case of which nothing is left closes. Safe to repeat. Throws NOT_FOUND, STATE_CHANGED when it is not open, GATEWAY_UNAVAILABLE.
 */
export async function askAboutCase(ctx: Context, o: { caseId: string; operatorId: string }): Promise<void> {
  const { caseId, operatorId } = o;
  const row = await openCaseOf(ctx, caseId);
  const trade = await gatewayOf(ctx, row).query(row.outTradeNo);
  await mend(ctx, [row]);
  const facts = { state: trade.state, paidFen: trade.paidFen ?? null };
  await note(ctx.db, { caseId, what: "asked", facts, operatorId });
  if (await isMended(ctx, row)) await closeCase(ctx, caseId, { operatorId });
  ctx.log.info({ caseId, number: row.number, operator: operatorId, said: trade.state }, "gateway asked about a case");
}

/** An open case. Throws NOT_FOUND, STATE_CHANGED. */
export async function openCaseOf(ctx: Context, caseId: string): Promise<BillCaseModel> {
  const row = await ctx.db.billCase.findUnique({ where: { id: caseId } });
  if (!row) throw new AppError("NOT_FOUND", { detail: `case ${caseId}` });
  if (row.state !== "open") throw new AppError("STATE_CHANGED", { detail: `case ${caseId} is ${row.state}` });
  return row;
}

/** Whether what the bill said of it is what our rows say now. What the bill does not have, only another bill can tell. */
async function isMended(ctx: Context, row: BillCaseModel): Promise<boolean> {
  const { billFen, billState, number } = row;
  if (billFen === null || billState === null) return false;
  const line = { amountFen: billFen, state: billState };
  if (row.what.startsWith("payment")) {
    const ours = await ctx.db.payment.findUnique({ where: { outTradeNo: number } });
    return paymentDifference(line, ours ?? undefined) === undefined;
  }
  const ours = await ctx.db.refund.findUnique({
    where: { outRefundNo: number },
    include: { payment: { select: { merchantAccountId: true, outTradeNo: true } } },
  });
  return refundDifference(line, ours ?? undefined) === undefined;
}
