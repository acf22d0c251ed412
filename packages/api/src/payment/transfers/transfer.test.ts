import { describe, expect, it } from "vitest";
import { newId } from "../../platform/ids.ts";
import { createOperator, createOrder, createShow } from "../../testing/factories.ts";
import { differencesOf } from "../../testing/ledger-differences.ts";
import { paymentSandbox } from "../../testing/payment-sandbox.ts";
import { refusalCode, testPlatform } from "../../testing/test-platform.ts";
import { checkPayments, executeRefund } from "../index.ts";
import { waitingRefunds } from "../refund.ts";
import { tryRefundAgain } from "../returns/try-again.ts";
import { confirmTransfer, withdrawTransfer } from "./decide-transfer.ts";
import { readPayee, readRefund } from "./read-refund.ts";
import { recordTransfer } from "./record-transfer.ts";

const { platform, system } = testPlatform();
const { db } = platform;
const sandbox = paymentSandbox(system);
const payee = { payee: "韩梅梅", bank: "中国银行上海分行", account: "6222021234567890123" };

/** A refund that its gateway has refused for good: money of an order that was cancelled meanwhile. */
async function refusedRefund() {
  const show = await createShow(db);
  const accountId = newId();
  const { id: orderId } = await createOrder(system, show, { accountId });
  const outTradeNo = await sandbox.enterCashier({ orderId, accountId, gateway: "alipay" });
  await sandbox.pay(outTradeNo);
  await db.order.update({ where: { id: orderId }, data: { state: "cancelled" } });
  await checkPayments(system, orderId);
  const { id: refundId } = await db.refund.findFirstOrThrow({ where: { orderId } });
  await sandbox.control("/control", { out_trade_no: outTradeNo, faults: { refund: { what: "rejected" } } });
  await executeRefund(system, refundId);
  await sandbox.control("/control", { out_trade_no: outTradeNo, faults: null });
  const [anna, ben] = [await createOperator(system), await createOperator(system)];
  const transferId = newId();
  const record = (id = transferId) => recordTransfer(system, { ...payee, transferId: id, refundId, operatorId: anna });
  const confirm = (operatorId = ben, bankReference = newId()) =>
    confirmTransfer(system, { transferId, bankReference, operatorId });
  const withdraw = () => withdrawTransfer(system, { transferId, operatorId: ben });
  const refund = () => db.refund.findUniqueOrThrow({ where: { id: refundId } });
  const settled = async () =>
    (await db.outboxEvent.findMany({ where: { name: "payment/refund.settled" } })).filter(
      ({ data }) => (data as { refundId: string }).refundId === refundId,
    );
  const sentByGateway = async () => (await sandbox.trade(outTradeNo)).refunded;
  return { orderId, refundId, transferId, anna, ben, record, confirm, withdraw, refund, settled, sentByGateway };
}

describe("a refund that its gateway has refused", () => {
  it("goes over a bank account once a second person says that it was sent, and only then is it settled and told", async () => {
    const { orderId, refundId, record, confirm, anna, refund, settled, sentByGateway } = await refusedRefund();
    expect((await refund()).state).toBe("failed");
    await Promise.all([record(), record(), record()]);
    expect(await refund()).toMatchObject({ state: "requested", method: "bank_transfer", settledAt: null });
    expect(await settled()).toEqual([]);
    expect(await refusalCode(confirm(anna))).toBe("NOT_ALLOWED");
    const presses = await Promise.allSettled([confirm(), confirm(), confirm()]);
    expect(presses.filter((one) => one.status === "fulfilled")).toHaveLength(1);
    expect(await refund()).toMatchObject({ state: "succeeded", method: "bank_transfer" });
    expect((await settled()).map(({ data }) => data)).toMatchObject([{ method: "bank_transfer", amountFen: 18_000 }]);
    expect(await sentByGateway()).toBe(0);

    const entries = await db.ledgerEntry.findMany({ where: { transaction: { fact: `refund_settled:${refundId}` } } });
    expect(entries).toMatchObject([{ debit: "refund", credit: "bank", creditOf: "platform", amountFen: 18_000 }]);
    expect(await differencesOf(system, orderId)).toEqual([]);
  });

  it("never goes both ways: the gateway is not asked any more, and a call under way keeps it there", async () => {
    const { refundId, record, confirm, refund, sentByGateway, anna } = await refusedRefund();
    await db.$executeRaw`UPDATE refunds SET asking = 1, askingUntil = NOW(3) + INTERVAL 1 MINUTE WHERE id = ${refundId}`;
    expect(await refusalCode(record())).toBe("STATE_CHANGED");
    await db.$executeRaw`UPDATE refunds SET askingUntil = NOW(3) - INTERVAL 1 SECOND WHERE id = ${refundId}`;
    await record();
    await executeRefund(system, refundId);
    expect(await refusalCode(tryRefundAgain(system, { refundId, operatorId: anna }))).toBe("STATE_CHANGED");
    expect(await waitingRefunds(system, { olderThanSeconds: -10, limit: 10_000 })).not.toContain(refundId);
    expect(await sentByGateway()).toBe(0);
    await confirm();
    await executeRefund(system, refundId);
    expect(await sentByGateway()).toBe(0);
    expect((await refund()).state).toBe("succeeded");
  });

  it("when the gateway and the bank are asked at once, goes one way", async () => {
    const { refundId, record, sentByGateway, refund } = await refusedRefund();
    await Promise.allSettled([executeRefund(system, refundId), record(), executeRefund(system, refundId)]);
    const { method, state } = await refund();
    expect([method, state, await sentByGateway()]).toEqual(
      method === "bank_transfer" ? ["bank_transfer", "requested", 0] : ["original_way", "succeeded", 18_000],
    );
  });

  it("is again the gateway's when its transfer is withdrawn before it was sent, not after", async () => {
    const { refundId, record, withdraw, confirm, refund, sentByGateway } = await refusedRefund();
    await record();
    await withdraw();
    expect(await refund()).toMatchObject({ state: "failed", method: "original_way" });
    expect(await refusalCode(confirm())).toBe("STATE_CHANGED");
    await record(newId());
    expect(await refund()).toMatchObject({ method: "bank_transfer" });

    const sent = await refusedRefund();
    await sent.record();
    await sent.confirm();
    expect(await refusalCode(sent.withdraw())).toBe("STATE_CHANGED");
    expect(await refusalCode(sent.record(newId()))).toBe("STATE_CHANGED");
    expect(await sentByGateway()).toBe(0);
    expect(refundId).not.toBe(sent.refundId);
  });

  it("is one transfer at the bank: its reference is no other refund's", async () => {
    const [one, other] = [await refusedRefund(), await refusedRefund()];
    await one.record();
    await other.record();
    const reference = newId();
    await one.confirm(one.ben, reference);
    expect(await refusalCode(other.confirm(other.ben, reference))).toBe("REFERENCE_USED");
    expect((await other.refund()).state).toBe("requested");
  });

  it("shows payee and account masked, in clear only on record, and has them encrypted", async () => {
    const { refundId, transferId, ben, record } = await refusedRefund();
    await record();
    const row = await db.refundTransfer.findUniqueOrThrow({ where: { id: transferId } });
    const kept = JSON.stringify(row);
    for (const secret of Object.values(payee)) expect(kept).not.toContain(secret);
    const shown = await readRefund(system, refundId);
    expect(shown.transfers).toMatchObject([{ payee: "韩**", bank: payee.bank, account: "**** 0123", reads: [] }]);
    expect(JSON.stringify(shown)).not.toContain(payee.account);
    expect(await readPayee(system, { transferId, operatorId: ben })).toEqual(payee);
    const [{ reads } = { reads: [] }] = (await readRefund(system, refundId)).transfers;
    expect(reads.map(({ name }) => name)).toEqual(["测试运营"]);
  });
});
