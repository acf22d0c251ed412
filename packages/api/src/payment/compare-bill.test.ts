import { describe, expect, it } from "vitest";
import { newId } from "../platform/ids.ts";
import { createOrder, createShow } from "../testing/factories.ts";
import { paymentSandbox } from "../testing/payment-sandbox.ts";
import { eventually, refusalCode, testPlatform } from "../testing/test-platform.ts";
import { compareBills, dayBefore } from "./compare-bill.ts";
import { checkPayments, executeRefund } from "./index.ts";

const { platform, system } = testPlatform();
const sandbox = paymentSandbox(system);
const lostAnswers = { answer: { what: "lost", methods: ["alipay.trade.refund", "wechat.refund"] } };

describe.each([
  ["alipay", 100],
  ["wechat", 200],
] as const)("the bill of %s", (gateway, days) => {
  // Long ago, and each gateway's own: what other tests do today is in no bill that is read here.
  const day = dayBefore(new Date(Date.now() - (days - 1) * 86_400_000));

  /** A trade that the buyer paid so many days ago; our own books hear of it with `note`. */
  async function paidThen() {
    const show = await createShow(platform.db);
    const accountId = newId();
    const { id: orderId } = await createOrder(system, show, { accountId });
    const outTradeNo = await sandbox.enterCashier({ orderId, accountId, gateway });
    await sandbox.pay(outTradeNo);
    await sandbox.control("/control/age", { out_trade_no: outTradeNo, days });
    const note = async () => {
      await checkPayments(system, orderId);
      // By the gateway's time: noon of that day is well within it.
      await platform.db.payment.update({ where: { outTradeNo }, data: { paidAt: new Date(`${day}T04:00:00Z`) } });
    };
    const state = async () => (await platform.db.payment.findUniqueOrThrow({ where: { outTradeNo } })).state;
    return { orderId, outTradeNo, note, state };
  }

  it("says nothing when it agrees, finds a payment nobody told us of, and names other sums and what it lacks", async () => {
    const [known, missed] = [await paidThen(), await paidThen()];
    await known.note();
    expect(await compareBills(system, day)).toEqual({ lines: 2, differences: ["payment we had not noted"] });
    expect(await missed.state()).toBe("succeeded");
    await missed.note();
    expect(await compareBills(system, day)).toEqual({ lines: 2, differences: [] });

    await platform.db.payment.update({ where: { outTradeNo: known.outTradeNo }, data: { paidFen: 1 } });
    const invented = await paidThen();
    await invented.note();
    await sandbox.control("/control/age", { out_trade_no: invented.outTradeNo, days: 1 });
    expect((await compareBills(system, day)).differences).toEqual(["another sum", "a payment the bill lacks"]);
  });

  it("settles a refund whose answer we never heard", async () => {
    const { orderId, outTradeNo, note } = await paidThen();
    await platform.db.order.update({ where: { id: orderId }, data: { state: "cancelled" } });
    await note();
    const { id } = await platform.db.refund.findFirstOrThrow({ where: { orderId } });
    await sandbox.control("/control", { out_trade_no: outTradeNo, faults: lostAnswers });
    expect(await refusalCode(executeRefund(system, id))).toBe("GATEWAY_UNAVAILABLE");
    await sandbox.control("/control", { out_trade_no: outTradeNo, faults: null });
    await eventually(async () => (await sandbox.trade(outTradeNo)).refunded === 18_000);
    await sandbox.control("/control/age", { out_trade_no: outTradeNo, days });
    expect((await compareBills(system, day)).differences).toContain("refund we had not noted");
    expect((await platform.db.refund.findUniqueOrThrow({ where: { id } })).state).toBe("succeeded");
  });
});

it("a day that is not over has no bill, and nothing is compared", async () => {
  const today = dayBefore(new Date(Date.now() + 86_400_000));
  expect(await compareBills(system, today)).toEqual({ lines: 0, differences: [] });
});
