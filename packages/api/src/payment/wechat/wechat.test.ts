import { createVerify } from "node:crypto";
import { describe, expect, it } from "vitest";
import { readOrder } from "../../ordering/index.ts";
import { newId } from "../../platform/ids.ts";
import { createOrder, createShow } from "../../testing/factories.ts";
import { paymentSandbox } from "../../testing/payment-sandbox.ts";
import { eventually, refusalCode, testPlatform } from "../../testing/test-platform.ts";
import { closeOtherWays } from "../close-payments.ts";
import { checkPayments, closeUnpaid, executeRefund, type PayClient, startPayment } from "../index.ts";
import { publicKeyOf } from "./signature.ts";

const { platform, system } = testPlatform();
const sandbox = paymentSandbox(system);
const ours = publicKeyOf(process.env.WECHAT_MERCHANT_PUBLIC_KEY ?? "");

async function unpaidOrder() {
  const show = await createShow(platform.db);
  const accountId = newId();
  const { id: orderId } = await createOrder(system, show, { accountId });
  const by = (client: PayClient, subject = "测试演出") =>
    startPayment(system, { orderId, accountId, gateway: "wechat", client, subject });
  const state = async () => (await readOrder(system, { orderId, accountId })).state;
  const scan = () => sandbox.enterCashier({ orderId, accountId, gateway: "wechat" });
  return { accountId, orderId, by, state, scan };
}

/** An order paid by WeChat after its time, and the refund that it led to. */
async function refundToMake(faults: object) {
  const { orderId, scan } = await unpaidOrder();
  const outTradeNo = await scan();
  await sandbox.control("/control", { out_trade_no: outTradeNo, faults });
  await sandbox.pay(outTradeNo);
  await platform.db.order.update({ where: { id: orderId }, data: { state: "cancelled" } });
  await checkPayments(system, orderId);
  const { id } = await platform.db.refund.findFirstOrThrow({ where: { orderId } });
  const refund = () => platform.db.refund.findUniqueOrThrow({ where: { id } });
  const execute = async () => {
    await executeRefund(system, id);
    return (await refund()).state;
  };
  return { outTradeNo, refund, execute };
}

describe("paying by WeChat", () => {
  it("on a desktop is a code to scan, the same one however often it is asked for", async () => {
    const { orderId, by, state, scan } = await unpaidOrder();
    const ways = await Promise.all(Array.from({ length: 5 }, () => by({ kind: "desktop" })));
    const [way] = ways;
    expect(way).toMatchObject({ kind: "code", code: expect.stringMatching(/^weixin:\/\/wxpay\/bizpayurl\?pr=/) });
    expect(new Set(ways.map((each) => JSON.stringify(each))).size).toBe(1);
    expect(await platform.db.payment.count({ where: { orderId } })).toBe(1);
    await sandbox.pay(await scan());
    expect(await checkPayments(system, orderId)).toBe(true);
    expect(await state()).toBe("paid");
  });

  it("goes on under the title it was begun with, whatever the show is called meanwhile", async () => {
    const { by } = await unpaidOrder();
    const first = await by({ kind: "desktop" }, "茶馆");
    expect(await by({ kind: "desktop" }, "茶馆（加演）")).toEqual(first);
  });

  it("on a phone leads to WeChat's page, which knows the way back", async () => {
    const { orderId, by } = await unpaidOrder();
    const way = await by({ kind: "phone", address: "203.0.113.7" });
    const url = new URL(way.kind === "redirect" ? way.url : "no:address");
    expect(url.searchParams.get("redirect_url")).toBe(`${system.env.WEB_ORIGIN}/orders/${orderId}?from=cashier`);
    const cashier = await fetch(url);
    expect(await cashier.text()).toContain("微信支付");
    const paid = await fetch(`${cashier.url}/pay`, { method: "POST", redirect: "manual" });
    expect(paid.headers.get("location")).toBe(url.searchParams.get("redirect_url"));
  });

  it.each([
    [
      { kind: "wechat", openId: "oUpF8uMuAJO_M2pxb1Q9zNjWeS6o" },
      ["appId", "timeStamp", "nonceStr", "package"],
      "paySign",
    ],
    [{ kind: "app" }, ["appid", "timestamp", "noncestr", "prepayid"], "sign"],
  ] as const)("inside WeChat or in an app is signed by us: %o", async (client, lines, sign) => {
    const way = await (await unpaidOrder()).by(client);
    const given: Record<string, string> = way.kind === "parameters" ? way.parameters : {};
    const text = lines.map((name) => `${given[name]}\n`).join("");
    expect(
      createVerify("RSA-SHA256")
        .update(text)
        .verify(ours, given[sign] ?? "", "base64"),
    ).toBe(true);
  });

  it("keeps a title's percent signs, quotes, emoji and rare characters, and cuts it at a whole one", async () => {
    const title = `100% "开幕" & '王𠮷' <𠮷> 🎭 + \\n`;
    const subjectOf = async (subject: string) => {
      const { orderId, by } = await unpaidOrder();
      await by({ kind: "desktop" }, subject);
      const { outTradeNo } = await platform.db.payment.findFirstOrThrow({ where: { orderId } });
      return (await sandbox.trade(outTradeNo)).subject;
    };
    expect(await subjectOf(title)).toBe(title);
    expect(await subjectOf("🎭".repeat(60))).toBe("🎭".repeat(31));
  });
});

describe("an order with a code that nobody scanned", () => {
  it("closes only after WeChat says so, and then takes no money", async () => {
    const { orderId, state, scan } = await unpaidOrder();
    const outTradeNo = await scan();
    await sandbox.control("/control", { out_trade_no: outTradeNo, faults: { answer: { what: "system_error" } } });
    expect(await refusalCode(closeUnpaid(system, { orderId, as: "cancelled" }))).toBe("GATEWAY_UNAVAILABLE");
    expect(await state()).toBe("awaiting_payment");
    await sandbox.control("/control", { out_trade_no: outTradeNo, faults: null });
    expect(await closeUnpaid(system, { orderId, as: "cancelled" })).toBe("closed");
    expect((await sandbox.trade(outTradeNo)).status).toBe("TRADE_CLOSED");
    await expect(sandbox.pay(outTradeNo)).rejects.toThrow("ACQ.TRADE_HAS_CLOSE");
  });

  it("turns out paid when the answer to its close was lost and the money came meanwhile", async () => {
    const { orderId, state, scan } = await unpaidOrder();
    const outTradeNo = await scan();
    await sandbox.payLate(outTradeNo, 100);
    await eventually(async () => (await sandbox.trade(outTradeNo)).status === "TRADE_SUCCESS");
    expect(await closeUnpaid(system, { orderId, as: "cancelled" })).toBe("paid");
    expect(await state()).toBe("paid");
  });
});

describe("two ways to pay one order", () => {
  it("paid by both, keep one and give the other back by itself", async () => {
    const { orderId, accountId, state, scan } = await unpaidOrder();
    const [byWechat, byAlipay] = [await scan(), await sandbox.enterCashier({ orderId, accountId })];
    await Promise.all([sandbox.pay(byWechat), sandbox.pay(byAlipay)]);
    await Promise.all([checkPayments(system, orderId), checkPayments(system, orderId)]);
    expect(await state()).toBe("paid");
    const [refund, ...more] = await platform.db.refund.findMany({ where: { orderId } });
    expect([refund?.reason, refund?.amountFen, more]).toEqual(["order_closed", 18_000, []]);
    await eventually(async () => {
      await executeRefund(system, refund?.id ?? "");
      return (await platform.db.refund.findFirst({ where: { orderId } }))?.state === "succeeded";
    });
    const kept = await Promise.all([byWechat, byAlipay].map((trade) => sandbox.trade(trade)));
    expect(kept.map((trade) => trade.amount - trade.refunded).sort()).toEqual([0, 18_000]);
  });

  it("find the money of one while the other does not answer", async () => {
    const { orderId, accountId, state, scan } = await unpaidOrder();
    const [byWechat, byAlipay] = [await scan(), await sandbox.enterCashier({ orderId, accountId })];
    await sandbox.control("/control", { out_trade_no: byAlipay, faults: { answer: { what: "system_error" } } });
    expect(await refusalCode(checkPayments(system, orderId))).toBe("GATEWAY_UNAVAILABLE");
    await sandbox.pay(byWechat);
    expect(await checkPayments(system, orderId)).toBe(true);
    expect(await state()).toBe("paid");
  });

  it("paid by one, close the other before the buyer pays twice", async () => {
    const { orderId, accountId, scan } = await unpaidOrder();
    const [byWechat, byAlipay] = [await scan(), await sandbox.enterCashier({ orderId, accountId })];
    expect(await closeOtherWays(system, orderId)).toBe("still waiting");
    await sandbox.pay(byAlipay);
    await checkPayments(system, orderId);
    expect(await closeOtherWays(system, orderId)).toBe("closed");
    expect((await sandbox.trade(byWechat)).status).toBe("TRADE_CLOSED");
    const states = await platform.db.payment.findMany({ where: { orderId }, orderBy: { gateway: "asc" } });
    expect(states.map(({ gateway, state }) => [gateway, state])).toEqual([
      ["alipay", "succeeded"],
      ["wechat", "closed"],
    ]);
  });
});

describe("a refund by WeChat", () => {
  it("takes its time, and is made once however often it is asked for", async () => {
    const { outTradeNo, refund, execute } = await refundToMake({ refund: { what: "slow", ms: 400 } });
    expect(await execute()).toBe("requested");
    expect(await refund()).toMatchObject({ detail: "PROCESSING" });
    await eventually(async () => (await execute()) === "succeeded");
    expect(await sandbox.trade(outTradeNo)).toMatchObject({ amount: 18_000, refunded: 18_000 });
  });

  it("that is abnormal waits for an operator, with WeChat's word on it", async () => {
    const { outTradeNo, refund, execute } = await refundToMake({ refund: { what: "abnormal" } });
    expect(await execute()).toBe("failed");
    expect(await refund()).toMatchObject({ detail: "ABNORMAL" });
    expect((await sandbox.trade(outTradeNo)).refunded).toBe(0);
  });

  it("that is refused for good says why", async () => {
    const { refund, execute } = await refundToMake({ refund: { what: "rejected" } });
    expect(await execute()).toBe("failed");
    expect((await refund()).detail).toContain("INVALID_REQUEST");
  });

  it("waits while our balance is short, and goes through under the same number when it is not", async () => {
    const { outTradeNo, refund, execute } = await refundToMake({ refund: { what: "balance_short" } });
    expect(await execute()).toBe("requested");
    expect((await refund()).detail).toContain("NOT_ENOUGH");
    await sandbox.control("/control", { out_trade_no: outTradeNo, faults: null });
    await eventually(async () => (await execute()) === "succeeded");
  });

  it("whose answer is lost was made, and asking again does not make another", async () => {
    const { outTradeNo, execute } = await refundToMake({ answer: { what: "lost", methods: ["wechat.refund"] } });
    expect(await refusalCode(execute())).toBe("GATEWAY_UNAVAILABLE");
    await sandbox.control("/control", { out_trade_no: outTradeNo, faults: null });
    await eventually(async () => (await execute()) === "succeeded");
    expect((await sandbox.trade(outTradeNo)).refunded).toBe(18_000);
  });
});
