import { afterAll, beforeAll, expect, test } from "vitest";
import { beijingTime } from "./beijing-time.ts";
import { eventually, startShop } from "./merchant.fixture.ts";

let shop: Awaited<ReturnType<typeof startShop>>;
beforeAll(async () => {
  shop = await startShop();
});
afterAll(() => shop.stop());

const notified = (outTradeNo: string, more: (fields: Record<string, string>) => boolean = () => true) =>
  eventually(() => shop.receiver.received.find((fields) => fields.out_trade_no === outTradeNo && more(fields)));

test("a buyer pays in the cashier, comes back with signed parameters, and the merchant is told with a good signature", async () => {
  const cashier = await shop.enter("order-1", { passback_params: "room%3Dordering" });
  expect(await (await fetch(cashier)).text()).toContain("¥1,280.00");
  const response = await shop.press(cashier, "pay");
  const back = new URL(response.headers.get("location") ?? "");
  const returned = Object.fromEntries(back.searchParams);
  expect(back.origin + back.pathname).toBe("http://shop.example/orders/1");
  expect(returned).toMatchObject({
    from: "pay",
    out_trade_no: "order-1",
    total_amount: "1280.00",
    method: "alipay.trade.page.pay.return",
  });
  expect(shop.sdk.checkNotifySignV2(returned)).toBe(true);

  const fields = await notified("order-1");
  expect(shop.sdk.checkNotifySignV2(fields)).toBe(true);
  expect(fields).toMatchObject({
    ...{
      trade_status: "TRADE_SUCCESS",
      total_amount: "1280.00",
      buyer_pay_amount: "1280.00",
      notify_type: "trade_status_sync",
    },
    ...{
      app_id: shop.options.appId,
      seller_id: shop.options.sellerId,
      passback_params: "room%3Dordering",
      buyer_logon_id: "138****0000",
    },
    trade_no: returned.trade_no,
  });
  expect(shop.sdk.checkNotifySignV2({ ...fields, total_amount: "0.01" })).toBe(false);
});

test("a trade does not exist before the buyer reached the cashier: neither query nor close finds it", async () => {
  shop.payUrl("order-2");
  expect(await shop.call("alipay.trade.query", { out_trade_no: "order-2" })).toMatchObject({
    subCode: "ACQ.TRADE_NOT_EXIST",
  });
  expect(await shop.call("alipay.trade.close", { out_trade_no: "order-2" })).toMatchObject({
    subCode: "ACQ.TRADE_NOT_EXIST",
  });
  await shop.enter("order-2");
  expect(await shop.call("alipay.trade.query", { out_trade_no: "order-2" })).toMatchObject({
    code: "10000",
    tradeStatus: "WAIT_BUYER_PAY",
    totalAmount: "1280.00",
  });
});

test("a failed payment leads back unpaid and leaves the trade waiting", async () => {
  const cashier = await shop.enter("order-3");
  const response = await shop.press(cashier, "fail");
  expect(response.headers.get("location")).toBe("http://shop.example/orders/1?from=pay");
  expect(await shop.call("alipay.trade.query", { out_trade_no: "order-3" })).toMatchObject({
    tradeStatus: "WAIT_BUYER_PAY",
  });
});

test("a vendor that takes another sum than was asked for books, shows and tells that sum", async () => {
  await shop.enter("order-other-sum");
  await shop.control("/control/pay", { out_trade_no: "order-other-sum", amount: 127_999 });
  expect(await shop.call("alipay.trade.query", { out_trade_no: "order-other-sum" })).toMatchObject({
    ...{ tradeStatus: "TRADE_SUCCESS", totalAmount: "1279.99" },
  });
  expect(await notified("order-other-sum")).toMatchObject({ total_amount: "1279.99" });
});

test("a closed trade cannot be paid, a paid trade cannot be closed", async () => {
  const closed = await shop.enter("order-4");
  expect(await shop.call("alipay.trade.close", { out_trade_no: "order-4" })).toMatchObject({ code: "10000" });
  expect((await shop.press(closed, "pay")).status).toBe(400);
  await shop.press(await shop.enter("order-5"), "pay");
  expect(await shop.call("alipay.trade.close", { out_trade_no: "order-5" })).toMatchObject({
    code: "40004",
    subCode: "ACQ.TRADE_STATUS_ERROR",
  });
});

test("the same order number with another amount is refused", async () => {
  await shop.enter("order-6");
  await expect(shop.enter("order-6", { total_amount: "1.00" })).rejects.toThrow("ACQ.CONTEXT_INCONSISTENT");
});

test("after its deadline a trade is closed and cannot be paid", async () => {
  const cashier = await shop.enter("order-7", { time_expire: beijingTime(Date.now() + 2_000) });
  await eventually(
    async () => (await shop.call("alipay.trade.query", { out_trade_no: "order-7" })).tradeStatus === "TRADE_CLOSED",
  );
  expect((await shop.press(cashier, "pay")).status).toBe(400);
  await expect(shop.enter("order-8", { time_expire: beijingTime(Date.now() - 2_000) })).rejects.toThrow("已超时");
});

test("a payment in flight lands after the deadline, even on a trade the merchant has closed", async () => {
  await shop.enter("order-9", { time_expire: beijingTime(Date.now() + 2_000) });
  const late = await shop.control("/control/pay", { out_trade_no: "order-9", late: { ms: 2_500 } });
  expect(late.json).toMatchObject({ status: "WAIT_BUYER_PAY", amount: 128_000 });
  expect(await shop.call("alipay.trade.close", { out_trade_no: "order-9" })).toMatchObject({ code: "10000" });
  expect(await notified("order-9")).toMatchObject({ trade_status: "TRADE_SUCCESS" });
  expect((await shop.control("/control/stats")).json.paid_late).toBe(1);
});

test("a payment in flight may also die with the close", async () => {
  await shop.enter("order-10");
  await shop.control("/control/pay", { out_trade_no: "order-10", late: { ms: 200, if_closed: "refuse" } });
  await shop.call("alipay.trade.close", { out_trade_no: "order-10" });
  await eventually(async () => {
    const { trades } = (await shop.control("/books?limit=1000")).json;
    return trades.some(
      (trade: { out_trade_no: string; late_at: null }) => trade.out_trade_no === "order-10" && trade.late_at === null,
    );
  });
  expect(await shop.call("alipay.trade.query", { out_trade_no: "order-10" })).toMatchObject({
    tradeStatus: "TRADE_CLOSED",
  });
});

test("a refund happens once per request number, in parts up to the whole, and each is told", async () => {
  await shop.press(await shop.enter("order-11"), "pay");
  const ask = (out_request_no: string, refund_amount: string) =>
    shop.call("alipay.trade.refund", { out_trade_no: "order-11", out_request_no, refund_amount });
  expect(await ask("r-1", "280.00")).toMatchObject({ code: "10000", fundChange: "Y", refundFee: "280.00" });
  expect(await ask("r-1", "280.00")).toMatchObject({ code: "10000", fundChange: "N", refundFee: "280.00" });
  expect(await ask("r-1", "281.00")).toMatchObject({ subCode: "ACQ.DISCORDANT_REPEAT_REQUEST" });
  expect(await ask("r-2", "1000.01")).toMatchObject({ subCode: "ACQ.REASON_TRADE_REFUND_FEE_ERR" });
  expect(await notified("order-11", (fields) => fields.out_biz_no === "r-1")).toMatchObject({
    trade_status: "TRADE_SUCCESS",
    refund_fee: "280.00",
  });
  expect(await ask("r-2", "1000.00")).toMatchObject({ fundChange: "Y", refundFee: "1280.00" });
  expect(await notified("order-11", (fields) => fields.out_biz_no === "r-2")).toMatchObject({
    trade_status: "TRADE_CLOSED",
    refund_fee: "1280.00",
  });
  const asked = (out_request_no: string) =>
    shop.call("alipay.trade.fastpay.refund.query", { out_trade_no: "order-11", out_request_no });
  expect(await asked("r-2")).toMatchObject({
    refundStatus: "REFUND_SUCCESS",
    refundAmount: "1000.00",
    totalAmount: "1280.00",
  });
  expect(await asked("r-9")).toMatchObject({ code: "10000" });
  expect(await asked("r-9")).not.toHaveProperty("refundStatus");
});

test("an unpaid trade cannot be refunded", async () => {
  await shop.enter("order-12");
  expect(await shop.call("alipay.trade.refund", { out_trade_no: "order-12", refund_amount: "1280.00" })).toMatchObject({
    subCode: "ACQ.TRADE_STATUS_ERROR",
  });
});

test("a phone's pay page works by GET and as a posted form", async () => {
  const bizContent = {
    out_trade_no: "order-13",
    total_amount: "0.10",
    subject: "话剧",
    product_code: "QUICK_WAP_WAY",
    timeout_express: "15m",
  };
  const form = shop.sdk.pageExecute("alipay.trade.wap.pay", "POST", { bizContent });
  const action = /action="([^"]+)"/.exec(form)?.[1] ?? "";
  const value = (/name="biz_content" value="([^"]+)"/.exec(form)?.[1] ?? "").replaceAll("&quot;", '"');
  const sdkVersion = /name="alipay_sdk" value="([^"]+)"/.exec(form)?.[1] ?? "";
  const posted = await fetch(action, {
    method: "POST",
    body: new URLSearchParams({ biz_content: value, alipay_sdk: sdkVersion }),
  });
  expect(await posted.text()).toContain("¥0.10");
  expect((await fetch(shop.sdk.pageExecute("alipay.trade.wap.pay", "GET", { bizContent }))).url).toBe(posted.url);
});

test("a changed request, a stranger's key and another app are refused in the vendor's words", async () => {
  const url = new URL(shop.payUrl("order-14"));
  url.searchParams.set("biz_content", (url.searchParams.get("biz_content") ?? "").replace("1280.00", "0.01"));
  const changed = await fetch(url);
  expect([changed.status, await changed.text()]).toEqual([400, expect.stringContaining("isv.invalid-signature")]);
  const stranger = (await import("./merchant.fixture.ts")).newSetup().sdkAt(shop.url);
  const answer = await stranger.exec("alipay.trade.query", { bizContent: { out_trade_no: "order-1" } });
  expect(answer).toMatchObject({ code: "40002", subCode: "isv.invalid-signature" });
  await expect(stranger.exec("alipay.trade.query", { bizContent: {} }, { validateSign: true })).rejects.toThrow(
    "验签失败",
  );
});
