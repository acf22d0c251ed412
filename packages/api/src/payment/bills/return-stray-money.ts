import { inTransaction } from "@kaimu/db";
import type { Context } from "../../context.ts";
import { AppError } from "../../platform/errors.ts";
import { refundsTotal } from "../../platform/metrics.ts";
import type { Fen } from "../../platform/money.ts";
import { emit } from "../../platform/outbox.ts";
import { type GatewayRefund, gatewayOf, notifyUrlOf } from "../gateway.ts";
import { openCaseOf } from "./ask-gateway.ts";
import { returnNumber } from "./return-numbers.ts";
import { note } from "./write-cases.ts";

/**
 * An operator sends back the money of a trade that stands in a bill and is none of ours, since no order can use it. It never was in the
 * books and does not come into them. The gateway is asked first that it has it; pressed again, it goes once, under the case's number.
 * Throws NOT_FOUND, STATE_CHANGED, RETURN_CHANGED (facts.backFen) when the gateway has another sum than the page showed.
 */
export async function askForReturn(
  ctx: Context,
  o: { caseId: string; expectedFen: Fen; operatorId: string },
): Promise<void> {
  const { caseId, expectedFen, operatorId } = o;
  const row = await openCaseOf(ctx, caseId);
  const trade = await gatewayOf(ctx, row).query(row.outTradeNo);
  if (trade.state !== "paid" || row.billFen !== expectedFen || trade.paidFen !== expectedFen)
    throw new AppError("RETURN_CHANGED", { facts: { backFen: trade.paidFen ?? 0 } });
  await inTransaction(ctx.db, async (tx) => {
    // A payment of that number, come meanwhile, would make it ours: then the one way money is applied sees to it.
    const ours = await tx.payment.count({ where: { outTradeNo: row.outTradeNo } });
    const { count } = await tx.billCase.updateMany({
      where: {
        ...{ id: caseId, what: "payment_not_ours", state: "open" },
        OR: [{ returnState: null }, { returnState: "failed" }],
      },
      data: { returnNo: returnNumber(caseId), returnState: "requested" },
    });
    if (ours > 0 || count === 0) throw new AppError("STATE_CHANGED", { detail: `case ${caseId}` });
    await note(tx, { caseId, what: "return_asked", facts: { amountFen: expectedFen }, operatorId });
    await emit(tx, "payment/stray-money.return-requested", { caseId });
  });
  ctx.log.info({ caseId, amountFen: expectedFen, operator: operatorId }, "money of no order goes back by an operator");
}

/** Sends it, and resolves the case when the gateway says that it is back. Safe to repeat; throws GATEWAY_UNAVAILABLE while it is under way. */
export async function returnStrayMoney(ctx: Context, caseId: string): Promise<void> {
  const row = await ctx.db.billCase.findUniqueOrThrow({ where: { id: caseId } });
  const { returnNo, billFen, outTradeNo } = row;
  if (row.returnState !== "requested" || !returnNo || billFen === null) return;
  const answer = await gatewayOf(ctx, row).refund({
    ...{ outTradeNo, outRefundNo: returnNo, amountFen: billFen, totalFen: billFen },
    ...{ reason: "no_order", notifyUrl: notifyUrlOf(ctx, row) },
  });
  if (answer.state === "waiting")
    throw new AppError("GATEWAY_UNAVAILABLE", { detail: `${returnNo}: ${answer.detail}` });
  if (await endReturn(ctx, { caseId, amountFen: billFen, answer }))
    refundsTotal.inc({ reason: "no_order", result: answer.state });
}

async function endReturn(
  ctx: Context,
  o: { caseId: string; amountFen: Fen; answer: Exclude<GatewayRefund, { state: "waiting" }> },
): Promise<boolean> {
  const { caseId, amountFen, answer } = o;
  const back = answer.state === "succeeded";
  const ended = { state: "resolved", reason: "money_returned", endedAt: ctx.clock.now() } as const;
  return inTransaction(ctx.db, async (tx) => {
    const { count } = await tx.billCase.updateMany({
      where: { id: caseId, returnState: "requested" },
      data: { returnState: back ? "succeeded" : "failed", ...(back ? ended : {}) },
    });
    if (count === 0) return false;
    const facts = back ? { amountFen } : { detail: "detail" in answer ? answer.detail : "" };
    await note(tx, { caseId, what: back ? "returned" : "return_failed", facts });
    return true;
  });
}
