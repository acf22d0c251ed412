import { describe, expect, it } from "vitest";
import { newId } from "../../platform/ids.ts";
import { createShow } from "../../testing/factories.ts";
import { createPayable } from "../../testing/paid-order.ts";
import { refusalCode, testPlatform } from "../../testing/test-platform.ts";
import { decideGoodwill, giveGoodwill, givenAloneFen } from "./give-goodwill.ts";

const { platform, system } = testPlatform();
const { db } = platform;

async function paidOrder() {
  const order = await createPayable(system, await createShow(db, { priceFen: 50_000 }));
  await order.pay();
  const [anna, ben] = [newId(), newId()];
  const give = (amountFen: number, operatorId = anna, giftId: string = newId()) =>
    giveGoodwill(system, { giftId, orderId: order.orderId, amountFen, why: "座位视线受阻", operatorId });
  const refunds = async () =>
    (await db.refund.findMany({ where: { orderId: order.orderId } })).map((row) => row.amountFen).sort();
  return { ...order, anna, ben, give, refunds };
}

describe("goodwill", () => {
  it("up to the limit is given by one person, once however often the button is pressed", async () => {
    const { orderId, give, refunds } = await paidOrder();
    const id = newId();
    const answers = await Promise.all([1, 2, 3].map(() => give(givenAloneFen, undefined, id)));
    expect(answers.map((one) => one.state)).toEqual(["granted", "granted", "granted"]);
    expect(await refunds()).toEqual([givenAloneFen]);
    const entries = await db.ledgerEntry.findMany({ where: { transaction: { orderId, kind: "goodwill_granted" } } });
    expect(entries).toMatchObject([{ debit: "goodwill", credit: "refund", amountFen: givenAloneFen }]);
  });

  it("above it waits for somebody else, also in two parts", async () => {
    const { anna, ben, give, refunds } = await paidOrder();
    await give(givenAloneFen - 1);
    const more = await give(2);
    expect(more.state).toBe("waiting");
    expect(await refunds()).toEqual([givenAloneFen - 1]);
    const decide = (operatorId: string) => decideGoodwill(system, { giftId: more.id, granted: true, operatorId });
    expect(await refusalCode(decide(anna))).toBe("NOT_ALLOWED");
    const both = await Promise.allSettled([decide(ben), decide(newId())]);
    expect(both.filter((one) => one.status === "fulfilled")).toHaveLength(1);
    expect(await refunds()).toEqual([2, givenAloneFen - 1].sort());
  });

  it("that was refused is not paid", async () => {
    const { ben, give, refunds } = await paidOrder();
    const { id } = await give(givenAloneFen + 1);
    await decideGoodwill(system, { giftId: id, granted: false, operatorId: ben });
    expect(await refunds()).toEqual([]);
    expect(await refusalCode(decideGoodwill(system, { giftId: id, granted: true, operatorId: ben }))).toBe(
      "STATE_CHANGED",
    );
  });

  it("is never more than the payment has left, and not for an order nobody paid", async () => {
    const { give } = await paidOrder();
    expect(await refusalCode(give(50_001))).toBe("NOT_RETURNABLE");
    const unpaid = await createPayable(system, await createShow(db));
    const asked = { giftId: newId(), orderId: unpaid.orderId, amountFen: 1, why: "没有付款", operatorId: newId() };
    expect(await refusalCode(giveGoodwill(system, asked))).toBe("NOT_RETURNABLE");
  });
});
