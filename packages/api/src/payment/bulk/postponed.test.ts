import { describe, expect, it } from "vitest";
import { pausePerformance } from "../../catalogue/pause-performance.ts";
import { availability, hold } from "../../inventory/index.ts";
import { readOrder } from "../../ordering/index.ts";
import { newId } from "../../platform/ids.ts";
import { callOff, putOff, walk } from "../../testing/bulk-return.ts";
import { createMember, createShow } from "../../testing/factories.ts";
import { createPayable } from "../../testing/paid-order.ts";
import { refusalCode, testPlatform } from "../../testing/test-platform.ts";
import { issueTickets, listTickets } from "../../ticketing/index.ts";
import { quoteReturn } from "../index.ts";
import { calledOffOf } from "./called-off.ts";
import { choose } from "./choose.ts";
import { readBulkReturn } from "./read-bulk-return.ts";
import { pauseBulkReturn } from "./steer.ts";

const { platform, system } = testPlatform();
const { db } = platform;

const rule = { steps: [{ untilHoursBefore: 24, keepPercent: 20 }] };
/** A time of Shanghai's clock so many days from now. */
const inDays = (days: number) =>
  new Date(Date.now() + days * 86_400_000 + 8 * 3_600_000).toISOString().slice(0, 16).replace("Z", "");

async function soldShow(orders: number) {
  const night = await createShow(db, { refundRule: rule });
  const { performanceId } = night;
  const sold = [];
  for (let n = 0; n < orders; n += 1) {
    const { orderId, accountId, pay } = await createPayable(system, night);
    await pay();
    await issueTickets(system, orderId);
    sold.push({
      ...{ orderId, accountId, performanceId },
      choose: (choice: "keep" | "refund") => choose(system, { orderId, accountId, performanceId, choice }),
      told: async () => (await calledOffOf(system, { orderId, accountId }))[0],
      state: async () => (await readOrder(system, { orderId, accountId })).state,
    });
  }
  return { ...night, sold: sold as [(typeof sold)[0], ...typeof sold] };
}

const timeIsUp = (performanceId: string) =>
  Promise.all([
    db.bulkReturn.updateMany({ where: { performanceId }, data: { choiceUntil: new Date(Date.now() - 1_000) } }),
    db.performance.update({ where: { id: performanceId }, data: { choiceUntil: new Date(Date.now() - 1_000) } }),
  ]);

describe("a postponed performance", () => {
  it("asks each buyer: who gives back has it all back, the others' tickets stand for the new date", async () => {
    const { performanceId, sold } = await soldShow(3);
    const [back, keep, silent] = sold;
    const free = async () => (await availability(system, performanceId))[0]?.free;
    const before = await free();
    const choiceUntilLocal = inDays(10);
    const bulkReturnId = await putOff(system, { performanceId, startsLocal: inDays(30), choiceUntilLocal });
    const row = await db.performance.findUniqueOrThrow({ where: { id: performanceId } });
    expect(row).toMatchObject({ status: "postponed", changeReason: "主唱受伤", dateToBeTold: false });
    expect(row.startsAt.getTime() - row.doorsAt.getTime()).toBe(3_600_000);
    expect(row.endsAt.getTime() - row.startsAt.getTime()).toBe(7_200_000);
    await walk(system, bulkReturnId);
    expect(await back.told()).toMatchObject({ kind: "postponed", state: "choosing", backFen: 18_000, mayChoose: true });

    await keep?.choose("keep");
    await back.choose("refund");
    await back.choose("refund");
    expect(await refusalCode(back.choose("keep"))).toBe("STATE_CHANGED");
    expect(await back.told()).toMatchObject({ state: "under_way", backFen: 18_000, mayChoose: false });
    expect(await back.state()).toBe("refunded");
    expect(await db.refund.count({ where: { orderId: back.orderId } })).toBe(1);
    expect(await free()).toBe((before ?? 0) + 1);
    const { refundId } = await db.bulkReturnOrder.findFirstOrThrow({ where: { orderId: back.orderId } });
    const asked = await db.outboxEvent.findMany({ where: { name: "payment/refund.requested" } });
    expect(asked.filter(({ data }) => (data as { refundId: string }).refundId === refundId)).toHaveLength(1);

    await timeIsUp(performanceId);
    await db.refund.updateMany({ where: { id: refundId ?? "" }, data: { state: "succeeded" } });
    await db.bulkReturnOrder.updateMany({ where: { refundId }, data: { state: "returned" } });
    expect(await refusalCode(silent?.choose("refund") ?? Promise.resolve())).toBe("CHOICE_OVER");
    expect(await silent?.told()).toMatchObject({ state: "kept", mayChoose: false });
    await walk(system, bulkReturnId);
    expect(await readBulkReturn(system, bulkReturnId)).toMatchObject({
      ...{ state: "done", orders: { kept: 2, returned: 1, open: 0 } },
    });
    for (const one of [keep, silent]) {
      const { tickets } = await listTickets(system, { accountId: one?.accountId ?? "", limit: 5 });
      expect(tickets).toMatchObject([{ state: "valid" }]);
    }
    // Kept tickets are under the rule they were sold by again, of the new date.
    const { lines } = await quoteReturn(system, silent ?? back);
    expect(lines).toMatchObject([{ keepPercent: 20, no: null }]);
  });

  it("lets who has kept give back until the deadline, and nobody choose for another", async () => {
    const { performanceId, sold } = await soldShow(1);
    const [buyer] = sold;
    await putOff(system, { performanceId, startsLocal: null, choiceUntilLocal: inDays(10) });
    await buyer.choose("keep");
    expect(await buyer.told()).toMatchObject({ state: "kept", mayChoose: true });
    const { orderId } = buyer;
    const asStranger = choose(system, { orderId, performanceId, accountId: newId(), choice: "refund" });
    expect(await refusalCode(asStranger)).toBe("NOT_FOUND");
    await buyer.choose("refund");
    expect(await buyer.state()).toBe("refunded");
  });

  it("waits with what is chosen while it is paused", async () => {
    const { performanceId, sold } = await soldShow(1);
    const bulkReturnId = await putOff(system, { performanceId, startsLocal: null, choiceUntilLocal: inDays(10) });
    await pauseBulkReturn(system, { bulkReturnId, operatorId: newId() });
    await sold[0].choose("refund");
    expect(await sold[0].told()).toMatchObject({ state: "to_come" });
    expect(await sold[0].state()).toBe("paid");
  });

  it("asks anew when another date is told, and the same told twice is told once", async () => {
    const { performanceId, sold } = await soldShow(1);
    const [buyer] = sold;
    const first = { performanceId, startsLocal: null, choiceUntilLocal: inDays(5) };
    const bulkReturnId = await putOff(system, first);
    await walk(system, bulkReturnId);
    await buyer.choose("keep");
    await putOff(system, first);
    expect(await db.bulkReturn.findUnique({ where: { id: bulkReturnId } })).toMatchObject({ round: 1 });
    expect(await buyer.told()).toMatchObject({ state: "kept" });
    const again = await putOff(system, { performanceId, startsLocal: inDays(40), choiceUntilLocal: inDays(20) });
    expect(again).toBe(bulkReturnId);
    expect(await buyer.told()).toMatchObject({ state: "choosing" });
    await walk(system, bulkReturnId);
    const told = await db.outboxEvent.findMany({ where: { name: "payment/bulk-return.listed" } });
    const rounds = told.map(({ data }) => data as { performanceId: string; round: number });
    expect(rounds.filter((one) => one.performanceId === performanceId).map((one) => one.round)).toEqual([1, 2]);
  });

  it("is sold again when its date is known and its organizer says so", async () => {
    const { performanceId, organizerId, standard } = await soldShow(1);
    const accountId = await createMember(system, organizerId);
    const wanted = { performanceId, accountId: newId(), items: [{ offerId: standard, quantity: 1 }] };
    const sellAgain = () => pausePerformance(system, { accountId, performanceId, paused: false });
    await putOff(system, { performanceId, startsLocal: null, choiceUntilLocal: inDays(5) });
    expect(await refusalCode(hold(system, { ...wanted, clientKey: newId() }))).toBe("SALE_CLOSED");
    expect(await refusalCode(sellAgain())).toBe("STATE_CHANGED");
    await putOff(system, { performanceId, startsLocal: inDays(40), choiceUntilLocal: inDays(6) });
    await sellAgain();
    expect((await hold(system, { ...wanted, clientKey: newId() })).units).toHaveLength(1);
  });

  it("may be cancelled after all, and then everybody has all back", async () => {
    const { performanceId, sold } = await soldShow(2);
    const [kept] = sold;
    await walk(system, await putOff(system, { performanceId, startsLocal: null, choiceUntilLocal: inDays(5) }));
    await kept.choose("keep");
    await walk(system, await callOff(system, performanceId), 2);
    for (const one of sold) {
      expect(await one.state()).toBe("refunded");
      expect(await one.told()).toMatchObject({ kind: "cancelled", state: "under_way" });
      expect(await refusalCode(one.choose("refund"))).toBe("CHOICE_OVER");
    }
  });

  it("is not put off to a time that is past or that ends before the choice", async () => {
    const { performanceId } = await soldShow(0);
    const to = (startsLocal: string | null, choiceUntilLocal: string) =>
      refusalCode(putOff(system, { performanceId, startsLocal, choiceUntilLocal }));
    expect(await to(null, inDays(-1))).toBe("BAD_INPUT");
    expect(await to(inDays(5), inDays(6))).toBe("BAD_INPUT");
    expect(await to("2027-02-30T19:30", inDays(1))).toBe("TIME_DOES_NOT_EXIST");
  });
});
