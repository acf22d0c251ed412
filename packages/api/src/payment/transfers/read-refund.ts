import { inTransaction } from "@kaimu/db";
import type { Context } from "../../context.ts";
import { namesOf } from "../../identity/index.ts";
import { AppError } from "../../platform/errors.ts";
import { newId } from "../../platform/ids.ts";
import type { Payee } from "./record-transfer.ts";
import { maskedPayee, openPayee } from "./sealed-payee.ts";

/** One refund with what its gateway says and its transfers, newest first, payee and account masked. Throws NOT_FOUND. */
export async function readRefund(ctx: Context, refundId: string) {
  const row = await ctx.db.refund.findUnique({
    where: { id: refundId },
    include: {
      payment: { select: { gateway: true, outTradeNo: true, paidFen: true } },
      transfers: { include: { reads: { orderBy: { at: "desc" }, take: 20 } }, orderBy: { recordedAt: "desc" } },
    },
  });
  if (!row) throw new AppError("NOT_FOUND", { detail: `refund ${refundId}` });
  const who = ctx.who.kind === "operator" ? ctx.who.accountId : "";
  const names = await namesOf(
    ctx,
    row.transfers.flatMap(({ recordedBy, decidedBy, reads }) => [
      ...[recordedBy, ...(decidedBy ? [decidedBy] : [])],
      ...reads.map(({ operatorId }) => operatorId),
    ]),
  );
  const { id, orderId, outRefundNo, amountFen, state, method, reason, detail, createdAt, settledAt, payment } = row;
  return {
    ...{ id, orderId, outRefundNo, amountFen, state, method, reason, detail, createdAt, settledAt },
    ...payment,
    transfers: row.transfers.map((one) => ({
      ...{ id: one.id, state: one.state, bankReference: one.bankReference, ...maskedPayee(ctx, one) },
      ...{ recordedAt: one.recordedAt, decidedAt: one.decidedAt, mine: one.recordedBy === who },
      recordedByName: names.get(one.recordedBy) ?? "",
      decidedByName: one.decidedBy ? (names.get(one.decidedBy) ?? "") : null,
      reads: one.reads.map(({ id, at, operatorId }) => ({ id, at, name: names.get(operatorId) ?? "" })),
    })),
  };
}

/** Payee and account in clear, for who sends the money; who has read them is on record first. Throws NOT_FOUND when nothing waits to be sent. */
export async function readPayee(ctx: Context, o: { transferId: string; operatorId: string }): Promise<Payee> {
  const { transferId, operatorId } = o;
  const row = await inTransaction(ctx.db, async (tx) => {
    const row = await tx.refundTransfer.findFirst({ where: { id: transferId, state: "recorded" } });
    if (!row) throw new AppError("NOT_FOUND", { detail: `transfer ${transferId}` });
    await tx.refundTransferRead.create({ data: { id: newId(), transferId, operatorId } });
    return row;
  });
  ctx.log.info({ transferId, operator: operatorId }, "payee of a refund read in clear");
  return openPayee(ctx, row);
}
