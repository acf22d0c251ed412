import { isDeepStrictEqual } from "node:util";
import { describe, expect, it } from "vitest";
import { AppError } from "../../platform/errors.ts";
import { newId } from "../../platform/ids.ts";
import { createOperator, createOrder, createShow } from "../../testing/factories.ts";
import { paymentSandbox } from "../../testing/payment-sandbox.ts";
import { eventually, refusalCode, testPlatform } from "../../testing/test-platform.ts";
import { checkPayments, executeRefund } from "../index.ts";
import { askForComparison } from "./ask-comparison.ts";
import { askAboutCase } from "./ask-gateway.ts";
import { compareDay, daysDue } from "./compare-bills.ts";
import { dayBefore } from "./days.ts";
import { listCases, readCase } from "./read-cases.ts";
import { readComparison } from "./read-comparison.ts";
import { readBillDays } from "./read-days.ts";
import { resolveCase } from "./resolve-case.ts";
import { askForReturn, returnStrayMoney } from "./return-stray-money.ts";
import { runComparison } from "./run-comparison.ts";

const { platform, system } = testPlatform();
const { db } = platform;
const sandbox = paymentSandbox(system);
const lostAnswers = { answer: { what: "lost", methods: ["alipay.trade.refund", "wechat.refund"] } };

// Long ago, and each test's own: what other tests do today is in no bill that is read here.
let ago = 100;

describe.each(["alipay", "wechat"] as const)("the bill of %s", (gateway) => {
  const credential = gateway.toUpperCase();

  /** A day of the past whose bill is this test's alone. */
  function someDay() {
    ago += 3;
    const days = ago;
    const day = dayBefore(new Date(), days);
    const compare = (operatorId?: string) =>
      compareDay(system, { credential, day, ...(operatorId ? { operatorId } : {}) });
    const cases = async () => (await listCases(system, { limit: 50, day, gateway })).cases;
    const kinds = async () => (await cases()).map(({ what, state }) => `${what} ${state}`).sort();
    /** The day's only case of a kind, as its page shows it. */
    const only = async (what: string) => {
      const found = (await cases()).filter((one) => one.what === what);
      expect(found).toHaveLength(1);
      return readCase(system, found[0]?.id ?? "");
    };

    /** A trade that its buyer paid on that day; our own books hear of it with `note`. */
    async function paidThen() {
      const show = await createShow(db);
      const accountId = newId();
      const { id: orderId } = await createOrder(system, show, { accountId });
      const outTradeNo = await sandbox.enterCashier({ orderId, accountId, gateway });
      await sandbox.pay(outTradeNo);
      const age = (days: number) => sandbox.control("/control/age", { out_trade_no: outTradeNo, days });
      await age(days);
      const note = async () => {
        await checkPayments(system, orderId);
        // By the gateway's time: noon of that day is well within it.
        await db.payment.update({ where: { outTradeNo }, data: { paidAt: new Date(`${day}T04:00:00Z`) } });
      };
      const state = async () => (await db.payment.findUniqueOrThrow({ where: { outTradeNo } })).state;
      /** Its order is cancelled before the money is noted: it goes back by itself. Gives the refund's id. */
      const cancelled = async () => {
        await db.order.update({ where: { id: orderId }, data: { state: "cancelled" } });
        await note();
        return (await db.refund.findFirstOrThrow({ where: { orderId } })).id;
      };
      /** Our refund as settled on that day, and the gateway's as made then. */
      const settledThen = async (refundId: string) => {
        await db.refund.update({ where: { id: refundId }, data: { settledAt: new Date(`${day}T04:00:00Z`) } });
        await age(days);
      };
      return { orderId, outTradeNo, age, note, state, cancelled, settledThen };
    }
    return { day, days, compare, cases, kinds, only, paidThen };
  }

  it("that agrees with our books has no case, and the day says so with both sides' sums", async () => {
    const { day, compare, cases, paidThen } = someDay();
    await (await paidThen()).note();
    expect(await compare()).toEqual({ lines: 1, open: 0 });
    expect(await cases()).toEqual([]);
    const { days } = await readBillDays(system, { limit: 1, before: dayAfter(day) });
    expect(days.find((one) => one.credential === credential)).toMatchObject({
      ...{ day, open: 0 },
      compared: { lines: 1, billPaidFen: 18_000, ourPaidFen: 18_000, billRefundedFen: 0, ourRefundedFen: 0 },
    });
  });

  it("with a payment that we had not noted makes the order paid, and the case opens and closes on record", async () => {
    const { compare, only, paidThen } = someDay();
    const { state, orderId } = await paidThen();
    expect(await compare()).toEqual({ lines: 1, open: 0 });
    expect(await state()).toBe("succeeded");
    expect((await db.order.findUniqueOrThrow({ where: { id: orderId } })).state).toBe("paid");
    const found = await only("payment_state");
    expect(found).toMatchObject({ state: "closed", orderId, billFen: 18_000, ourState: "pending" });
    expect(found.events.map(({ what }) => what)).toEqual(["found", "gone"]);
  });

  it("is compared when an operator asks: once however often he presses meanwhile, shown as it goes, and again afterwards", async () => {
    const { day, paidThen } = someDay();
    const { note, outTradeNo } = await paidThen();
    await note();
    await db.payment.update({ where: { outTradeNo }, data: { paidFen: 17_999 } });
    const operatorId = await createOperator(system);
    const press = async () => (await askForComparison(system, { credential, day, operatorId })).started;
    const asked = () => readComparison(system, { credential, day });
    const requests = async () => {
      const events = await db.outboxEvent.findMany({ where: { name: "payment/bill-comparison.requested" } });
      return events.filter(({ data }) => isDeepStrictEqual(data, { credential, day })).length;
    };
    expect(await asked()).toBeNull();
    const presses = await Promise.all([press(), press(), press()]);
    expect(presses.filter(Boolean)).toHaveLength(1);
    expect(await asked()).toMatchObject({ state: "running", linesDone: 0, lines: null });
    const { days } = await readBillDays(system, { limit: 1, before: dayAfter(day) });
    expect(days.find((one) => one.credential === credential)).toMatchObject({ day, asked: { state: "running" } });
    await Promise.all([runComparison(system, { credential, day }), runComparison(system, { credential, day })]);
    expect(await asked()).toEqual({ state: "done", linesDone: 1, lines: 1, detail: null, open: 1 });
    const { comparedBy } = await db.billDay.findUniqueOrThrow({ where: { credential_day: { credential, day } } });
    expect(comparedBy).toBe(operatorId);
    expect(await press()).toBe(true);
    expect(await requests()).toBe(2);
    // The gateway gives no bill: that is its end, and it may be asked for again.
    const gateway = { bill: () => Promise.reject(new AppError("GATEWAY_UNAVAILABLE")) };
    await runComparison(
      { ...system, gateways: { ...system.gateways, [credential]: gateway as never } },
      { credential, day },
    );
    expect(await asked()).toMatchObject({ state: "failed", detail: "GATEWAY_UNAVAILABLE" });
    expect(await press()).toBe(true);
    const none = { credential: "NOBODYS", day, operatorId };
    expect(await refusalCode(askForComparison(system, none))).toBe("NOT_FOUND");
    const today = { credential, day: dayBefore(new Date(), 0), operatorId };
    expect(await refusalCode(askForComparison(system, today))).toBe("BAD_INPUT");
  });

  it("is one case a difference however often, also at once, its day is compared, and closes when it is found no more", async () => {
    const { compare, kinds, only, paidThen } = someDay();
    const { note, outTradeNo } = await paidThen();
    await note();
    const paidFen = (paidFen: number) => db.payment.update({ where: { outTradeNo }, data: { paidFen } });
    await paidFen(17_999);
    await Promise.all([compare(), compare(), compare()]);
    expect(await kinds()).toEqual(["payment_amount open"]);
    expect(await only("payment_amount")).toMatchObject({ billFen: 18_000, ourFen: 17_999, number: outTradeNo });
    await paidFen(18_000);
    await compare();
    await paidFen(17_998);
    await compare();
    const found = await only("payment_amount");
    expect(found).toMatchObject({ state: "open", ourFen: 17_998, endedAt: null });
    expect(found.events.map(({ what }) => what)).toEqual(["found", "gone", "found_again"]);
  });

  it("lacks a payment: it is asked about, and an operator resolves it for good, on record", async () => {
    const { compare, kinds, only, paidThen } = someDay();
    const { note, age } = await paidThen();
    await note();
    await age(1);
    await compare();
    const { id } = await only("payment_not_in_bill");
    const operatorId = await createOperator(system);
    await askAboutCase(system, { caseId: id, operatorId });
    const resolve = (reason: "other_day" | "other") =>
      resolveCase(system, { caseId: id, reason, text: "账单跨日", operatorId });
    const both = await Promise.allSettled([resolve("other_day"), resolve("other")]);
    expect(both.filter((one) => one.status === "fulfilled")).toHaveLength(1);
    expect(await refusalCode(askAboutCase(system, { caseId: id, operatorId }))).toBe("STATE_CHANGED");
    await compare();
    expect(await kinds()).toEqual(["payment_not_in_bill resolved"]);
    const { events, payment, order } = await only("payment_not_in_bill");
    expect(events).toMatchObject([
      { what: "found", by: null },
      { what: "asked", by: "测试运营", facts: { state: "paid", paidFen: 18_000 } },
      { what: "resolved", by: "测试运营", facts: { text: "账单跨日" } },
    ]);
    expect(payment).toMatchObject({ state: "succeeded", paidFen: 18_000 });
    expect(order).toMatchObject({ state: "paid" });
  });

  it("tells of a payment a day after it was noted, and neither day misses it", async () => {
    const { days, day, compare, kinds, paidThen } = someDay();
    const { outTradeNo, note } = await paidThen();
    await note();
    await compare();
    await db.payment.update({ where: { outTradeNo }, data: { paidAt: new Date(`${dayAfter(day)}T04:00:00Z`) } });
    const next = dayBefore(new Date(), days - 1);
    expect((await compareDay(system, { credential, day: next })).open).toBe(0);
    expect(await kinds()).toEqual([]);
  });

  it("has money that is of no order of ours: an operator sends it back once, and its refund is known in a later bill", async () => {
    const { compare, kinds, only, paidThen } = someDay();
    const { outTradeNo, age, orderId } = await paidThen();
    // As if the row had never been: another system's trade in the same account.
    await db.payment.delete({ where: { outTradeNo } });
    await compare();
    const { id: caseId, payment } = await only("payment_not_ours");
    expect(payment).toBeNull();
    const operatorId = await createOperator(system);
    const giveBack = (expectedFen: number) => askForReturn(system, { caseId, expectedFen, operatorId });
    expect(await refusalCode(giveBack(17_999))).toBe("RETURN_CHANGED");
    const presses = await Promise.allSettled([giveBack(18_000), giveBack(18_000), giveBack(18_000)]);
    expect(presses.filter((one) => one.status === "fulfilled")).toHaveLength(1);
    const resolve = resolveCase(system, { caseId, reason: "other", text: "不退了", operatorId });
    expect(await refusalCode(resolve)).toBe("STATE_CHANGED");
    await eventually(
      () =>
        returnStrayMoney(system, caseId).then(
          () => true,
          () => false,
        ),
      15_000,
    );
    await returnStrayMoney(system, caseId);
    expect((await sandbox.trade(outTradeNo)).refunded).toBe(18_000);
    const { state, reason, events } = await only("payment_not_ours");
    expect({ state, reason }).toEqual({ state: "resolved", reason: "money_returned" });
    expect(events.map(({ what }) => what)).toEqual(["found", "return_asked", "returned"]);
    await age(ago);
    expect((await compare()).open).toBe(0);
    expect(await kinds()).toEqual(["payment_not_ours resolved"]);
    expect(await db.ledgerTransaction.count({ where: { orderId } })).toBe(0);
  });

  it("knows a refund whose answer we never heard, and it is settled", async () => {
    const { compare, only, paidThen } = someDay();
    const { outTradeNo, age, cancelled } = await paidThen();
    const id = await cancelled();
    await sandbox.control("/control", { out_trade_no: outTradeNo, faults: lostAnswers });
    expect(await refusalCode(executeRefund(system, id))).toBe("GATEWAY_UNAVAILABLE");
    await sandbox.control("/control", { out_trade_no: outTradeNo, faults: null });
    await eventually(async () => (await sandbox.trade(outTradeNo)).refunded === 18_000);
    await age(ago);
    expect((await compare()).open).toBe(0);
    expect(await only("refund_state")).toMatchObject({ state: "closed", refundId: id });
    expect((await db.refund.findUniqueOrThrow({ where: { id } })).state).toBe("succeeded");
  });

  it("differs in a refund: another sum, one that is not ours, one that it lacks", async () => {
    const { compare, kinds, only, paidThen } = someDay();
    const refund = async () => {
      const trade = await paidThen();
      const id = await trade.cancelled();
      await eventually(() =>
        executeRefund(system, id).then(
          async () => (await db.refund.findUniqueOrThrow({ where: { id } })).state === "succeeded",
        ),
      );
      await trade.settledThen(id);
      return { ...trade, id };
    };
    const [lacking, another, unknown] = [await refund(), await refund(), await refund()];
    expect((await compare()).open).toBe(0);
    await lacking.age(1);
    await db.refund.update({ where: { id: another.id }, data: { amountFen: 1 } });
    await db.refund.delete({ where: { id: unknown.id } });
    await compare();
    expect(await kinds()).toEqual([
      "payment_not_in_bill open",
      "refund_amount open",
      "refund_not_in_bill open",
      "refund_not_ours open",
    ]);
    expect(await only("refund_amount")).toMatchObject({ billFen: 18_000, ourFen: 1, refund: { amountFen: 1 } });
    expect(await only("refund_not_ours")).toMatchObject({ billFen: 18_000, ourFen: null, refund: null });
  });
});

it("a day that is not over, and a credential that no account has, are refused", async () => {
  const today = dayBefore(new Date(), 0);
  expect(await refusalCode(compareDay(system, { credential: "ALIPAY", day: today }))).toBe("BAD_INPUT");
  expect(await refusalCode(compareDay(system, { credential: "NOBODYS", day: "2026-01-01" }))).toBe("NOT_FOUND");
});

it("days that were missed since the first account are due, and those that were compared are not", async () => {
  const clock = { now: () => new Date(Date.now() + 3 * 86_400_000) };
  await createShow(db);
  const due = async () => (await daysDue({ ...system, clock })).filter(({ credential }) => credential === "WECHAT");
  const days = (await due()).map(({ day }) => day);
  expect(days).toEqual([1, 2, 3].map((ago) => dayBefore(clock.now(), ago)));
});

const dayAfter = (day: string) => dayBefore(new Date(Date.parse(`${day}T12:00:00Z`)), -1);
