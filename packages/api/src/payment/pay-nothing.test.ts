import { describe, expect, it } from "vitest";
import { hold } from "../inventory/index.ts";
import { placeOrder } from "../ordering/index.ts";
import { newId } from "../platform/ids.ts";
import { callOff, walk } from "../testing/bulk-return.ts";
import { createShow } from "../testing/factories.ts";
import { refusalCode, testPlatform } from "../testing/test-platform.ts";
import { issueTickets } from "../ticketing/index.ts";
import { closeUnpaid } from "./close-unpaid.ts";
import { payNothing } from "./pay-nothing.ts";
import { giveBack } from "./returns/give-back.ts";
import { startPayment } from "./start-payment.ts";

const { platform, system } = testPlatform();
const { db } = platform;

async function order(priceFen: number) {
  const { performanceId, standard } = await createShow(db, {
    ...{ priceFen, refundRule: { steps: [{ untilHoursBefore: 1, keepPercent: 20 }] } },
  });
  const accountId = newId();
  const items = [{ offerId: standard, quantity: 2 }];
  const { id: holdId } = await hold(system, { performanceId, accountId, clientKey: newId(), items });
  const wanted = { performanceId, accountId, holdId, clientKey: newId(), expectedTotalFen: 2 * priceFen };
  const { id, lines } = await placeOrder(system, wanted);
  const stateOf = async () => (await db.order.findUniqueOrThrow({ where: { id } })).state;
  return { performanceId, orderId: id, accountId, lineIds: lines.map((line) => line.id), stateOf };
}

describe("an order of ¥0", () => {
  it("is paid without a gateway, once, and has its tickets", async () => {
    const { orderId, stateOf } = await order(0);
    const tries = await Promise.all([1, 2, 3].map(() => payNothing(system, orderId)));
    expect(tries.filter(Boolean)).toHaveLength(1);
    expect(await stateOf()).toBe("paid");
    await issueTickets(system, orderId);
    expect(await db.ticket.count({ where: { orderId } })).toBe(2);
    expect(await db.payment.count({ where: { orderId } })).toBe(0);
    expect(await db.ledgerTransaction.count({ where: { orderId } })).toBe(0);
  });

  it("is never brought to a gateway: nothing is to be paid before, and it is paid after", async () => {
    const { orderId, accountId, stateOf } = await order(0);
    const press = () =>
      startPayment(system, { orderId, accountId, gateway: "alipay", client: { kind: "desktop" }, subject: "一场" });
    expect(await refusalCode(press())).toBe("NOTHING_TO_PAY");
    expect(await stateOf()).toBe("awaiting_payment");
    expect(await payNothing(system, orderId)).toBe(true);
    expect(await refusalCode(press())).toBe("ORDER_ALREADY_PAID");
    expect(await db.payment.count({ where: { orderId } })).toBe(0);
  });

  it("whose job comes after its time is paid all the same; its buyer may cancel it before", async () => {
    const late = await order(0);
    await db.order.update({ where: { id: late.orderId }, data: { expiresAt: new Date(Date.now() - 60_000) } });
    expect(await closeUnpaid(system, { orderId: late.orderId, as: "expired" })).toBe("paid");
    const unwanted = await order(0);
    expect(await closeUnpaid(system, { orderId: unwanted.orderId, as: "cancelled" })).toBe("closed");
    expect(await payNothing(system, unwanted.orderId)).toBe(false);
    expect(await unwanted.stateOf()).toBe("cancelled");
  });

  it("can be given back, and no money is asked of anybody for it", async () => {
    const { orderId, accountId, lineIds, stateOf } = await order(0);
    await payNothing(system, orderId);
    await issueTickets(system, orderId);
    const back = { orderId, accountId, lineIds, clientKey: newId(), expectedBackFen: 0 };
    for (let presses = 0; presses < 2; presses++)
      expect(await giveBack(system, back)).toEqual({ refundId: null, backFen: 0 });
    expect(await stateOf()).toBe("refunded");
    expect(await db.refund.count({ where: { orderId } })).toBe(0);
  });
});

it("of a performance that is cancelled is given back with the others", async () => {
  const { performanceId, orderId, stateOf } = await order(0);
  await payNothing(system, orderId);
  await walk(system, await callOff(system, performanceId));
  expect(await stateOf()).toBe("refunded");
  expect(await db.bulkReturnOrder.findFirstOrThrow({ where: { orderId } })).toMatchObject({
    ...{ state: "returned", amountFen: 0, refundId: null },
  });
});

it("an order of one fen is paid at a gateway and nowhere else", async () => {
  const { orderId, stateOf } = await order(1);
  expect(await payNothing(system, orderId)).toBe(false);
  expect(await stateOf()).toBe("awaiting_payment");
});
