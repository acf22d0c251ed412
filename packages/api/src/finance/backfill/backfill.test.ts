import { inTransaction } from "@kaimu/db";
import { describe, expect, it } from "vitest";
import { checkPayments, executeRefund, giveBack } from "../../payment/index.ts";
import { newId } from "../../platform/ids.ts";
import { createShow } from "../../testing/factories.ts";
import { differencesOf } from "../../testing/ledger-differences.ts";
import { createPayable } from "../../testing/paid-order.ts";
import { paymentSandbox } from "../../testing/payment-sandbox.ts";
import { refusalCode, testPlatform } from "../../testing/test-platform.ts";
import { issueTickets } from "../../ticketing/index.ts";
import { agreeOnFee } from "../fee-agreements.ts";
import { type Backfill, backfillOrders, beginBackfill, comparedSince } from "./backfill.ts";

const { platform, system } = testPlatform();
const { db } = platform;
const sandbox = paymentSandbox(system);
const day = 86_400_000;

/** An order of long ago, made as any other, of which the books then never heard: they are copied without it. */
async function oldOrder(id: string, at: Date, made: { orderId: string }) {
  const order = await db.order.findUniqueOrThrow({
    where: { id: made.orderId },
    include: { lines: true, transitions: true },
  });
  const payments = await db.payment.findMany({ where: { orderId: order.id } });
  const refunds = await db.refund.findMany({ where: { orderId: order.id } });
  const { lines, transitions: _, ...row } = order;
  const paidAt = row.paidAt && new Date(at.getTime() + 60_000);
  const ids = new Map([...payments, ...refunds, ...lines].map((one) => [one.id, newId()]));
  const idOf = (old: string | null) => (old && ids.get(old)) ?? "";
  await inTransaction(db, async (tx) => {
    await tx.order.create({ data: { ...row, id, clientKey: newId(), createdAt: at, paidAt } });
    await tx.orderLine.createMany({
      data: lines.map((line) => ({
        ...{ ...line, id: idOf(line.id), orderId: id, terms: line.terms as object },
        refundId: line.refundId && idOf(line.refundId),
      })),
    });
    await tx.payment.createMany({
      data: payments.map((payment) => ({
        ...{ ...payment, id: idOf(payment.id), orderId: id, outTradeNo: newId(), gatewayTradeNo: newId() },
        paidAt: payment.paidAt && new Date(at.getTime() + 60_000),
      })),
    });
    await tx.refund.createMany({
      data: refunds.map((refund) => ({
        ...{ ...refund, id: idOf(refund.id), orderId: id, paymentId: idOf(refund.paymentId), outRefundNo: newId() },
        ...{ createdAt: new Date(at.getTime() + day), settledAt: refund.settledAt && new Date(at.getTime() + 2 * day) },
      })),
    });
  });
}

/** Orders paid, given back in part and paid out, paid too late, and never paid, as they were long ago. */
async function oldOrders() {
  const rule = { steps: [{ untilHoursBefore: 1, keepPercent: 20 }] };
  const show = await createShow(db, { priceFen: 10_000, refundRule: rule, places: 40 });
  const start = new Date("2020-03-01T04:00:00Z");
  // A percentage that is agreed on later is not theirs.
  const agreedAt = { ...system, clock: { now: () => new Date("2020-03-01T04:00:30Z") } };
  await agreeOnFee(agreedAt, { organizerId: show.organizerId, permyriad: 300, operatorId: newId() });
  await agreeOnFee(system, { organizerId: show.organizerId, permyriad: 5_000, operatorId: newId() });

  const paid = await createPayable(system, show, { quantity: 2 });
  await paid.pay();
  const returned = await createPayable(system, show, { quantity: 3 });
  await db.payment.deleteMany({ where: { orderId: returned.orderId } });
  const outTradeNo = await sandbox.enterCashier(returned);
  await sandbox.pay(outTradeNo);
  await checkPayments(system, returned.orderId);
  await issueTickets(system, returned.orderId);
  const { refundId } = await giveBack(system, {
    ...{ orderId: returned.orderId, accountId: returned.accountId, lineIds: returned.lineIds.slice(0, 1) },
    ...{ clientKey: newId(), expectedBackFen: 8_000 },
  });
  await executeRefund(system, refundId ?? "");
  const wrong = await createPayable(system, show);
  await wrong.pay(9_999);
  const unpaid = await createPayable(system, show);

  const ids = Array.from({ length: 4 }, () => newId()).sort();
  for (const [at, made] of [paid, returned, wrong, unpaid].entries())
    await oldOrder(ids[at] ?? "", new Date(start.getTime() + at * 1_000), made);
  return { show, ids };
}

describe("orders older than the books", () => {
  it("are posted at their own times, once however often it is cut off, and are compared from then on", async () => {
    const { show, ids } = await oldOrders();
    const [paidId = "", returnedId = ""] = ids;
    const before = await db.ledgerTransaction.count({ where: { orderId: { in: ids } } });
    expect(before).toBe(0);

    let backfill: Backfill = await beginBackfill(system);
    // Begun again, it is the same one.
    expect((await beginBackfill(system)).id).toBe(backfill.id);
    while (!backfill.endedAt && backfill.after < paidId) backfill = await backfillOrders(system, backfill, 1);
    // While it is under way, orders without books are not compared.
    if (!backfill.endedAt) expect(await comparedSince(system)).toEqual(backfill.openedAt);
    // Another process that did not hear of that is told so, and posts nothing.
    const stale = backfillOrders(system, { ...backfill, after: "" }, 1);
    expect(await refusalCode(stale)).toMatch(/another process/);
    for (let cut: Backfill = await beginBackfill(system); !cut.endedAt; ) cut = await backfillOrders(system, cut, 2);
    expect(await comparedSince(system)).toEqual(new Date(0));
    expect(await differencesOf(system, ...ids)).toEqual([]);

    const posted = await db.ledgerTransaction.findMany({
      where: { orderId: { in: ids } },
      include: { entries: true },
      orderBy: [{ at: "asc" }, { id: "asc" }],
    });
    expect(posted.map((one) => one.kind).sort()).toEqual([
      ...["lines_refunded", "order_paid", "order_paid"],
      ...["payment_succeeded", "payment_succeeded", "payment_succeeded", "refund_requested", "refund_settled"],
    ]);
    const of = (orderId: string, kind: string) => posted.find((one) => one.orderId === orderId && one.kind === kind);
    expect(of(paidId, "order_paid")).toMatchObject({ at: new Date("2020-03-01T04:01:00Z"), day: "2020-03-01" });
    expect(of(returnedId, "lines_refunded")).toMatchObject({ at: new Date("2020-03-02T04:00:01Z"), day: "2020-03-02" });
    expect(of(returnedId, "refund_settled")).toMatchObject({ day: "2020-03-03" });
    // Three hundredths were agreed on then, not a half.
    const fee = of(paidId, "order_paid")?.entries.filter((entry) => entry.credit === "platform_fee") ?? [];
    expect(fee.reduce((sum, entry) => sum + entry.amountFen, 0)).toBe(600);
    expect(posted.every((one) => one.organizerId === show.organizerId)).toBe(true);
  });
});
