import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { eventually, newSetup, shopOf, startReceiver, startShop } from "./merchant.fixture.ts";

test("a notification repeats with the same id until the merchant answers success", async () => {
  const shop = await startShop((_fields, before) => (before < 2 ? "fail" : "success"));
  await shop.press(await shop.enter("order-1"), "pay");
  await eventually(async () => (await shop.control("/control/stats")).json.acknowledged === 1);
  expect(shop.receiver.received).toHaveLength(3);
  expect(new Set(shop.receiver.received.map((fields) => fields.notify_id)).size).toBe(1);
  expect((await shop.control("/control/stats")).json).toMatchObject({ sent: 3, repeats: 2, pending: 0 });
  await shop.stop();
});

test("a drill duplicates, drops and forges, and only genuine notifications carry a good signature and our numbers", async () => {
  const ours = (fields: Record<string, string>) =>
    shop.sdk.checkNotifySignV2(fields) &&
    fields.total_amount === "1280.00" &&
    fields.out_trade_no === "order-1" &&
    fields.app_id === shop.options.appId &&
    fields.seller_id === shop.options.sellerId;
  const shop = await startShop((fields) => (ours(fields) ? "success" : "failure"));
  const kinds = [
    "bad_signature",
    "unsigned",
    "truncated",
    "wrong_amount",
    "wrong_app",
    "wrong_seller",
    "unknown_order",
  ];
  const faults = { duplicate: { times: 4 }, drop: { attempts: 1 }, forge: { kinds } };
  expect((await shop.control("/control", { seed: 7, faults })).status).toBe(200);
  await shop.enter("order-1");
  await shop.control("/control/pay", { out_trade_no: "order-1" });
  await eventually(async () => (await shop.control("/control/stats")).json.acknowledged === 1);
  const { json } = await shop.control("/control/stats");
  expect(json).toMatchObject({ dropped: 1, sent: 5, duplicates: 4, forged_acknowledged: 0 });
  expect(json.forged).toEqual(Object.fromEntries(kinds.map((kind) => [kind, 1])));
  expect(shop.receiver.received.filter(ours)).toHaveLength(5);
  expect((await shop.control("/control/forge", { out_trade_no: "order-1", kind: "wrong_amount" })).json).toMatchObject({
    status: 200,
    acknowledged: false,
  });
  expect((await shop.control("/control/notify", { out_trade_no: "order-1", times: 3 })).json.heard).toHaveLength(3);
  await shop.stop();
});

test("a refund's notification can overtake the payment's", async () => {
  const shop = await startShop();
  await shop.enter("order-1");
  await shop.control("/control", {
    out_trade_no: "order-1",
    faults: { reorder: { behind: "same_trade", max_ms: 60_000 } },
  });
  await shop.control("/control/pay", { out_trade_no: "order-1" });
  await shop.control("/control", { out_trade_no: "order-1", faults: null });
  await shop.call("alipay.trade.refund", { out_trade_no: "order-1", out_request_no: "r-1", refund_amount: "1280.00" });
  await eventually(() => shop.receiver.received.length === 2);
  expect(shop.receiver.received.map((fields) => fields.trade_status)).toEqual(["TRADE_CLOSED", "TRADE_SUCCESS"]);
  await eventually(async () => (await shop.control("/control/stats")).json.reordered === 1);
  await shop.stop();
});

test("a refund whose answer is lost was made, and asking again does not make another", async () => {
  const shop = await startShop();
  await shop.press(await shop.enter("order-1"), "pay");
  await shop.control("/control", { faults: { answer: { what: "lost", methods: ["alipay.trade.refund"] } } });
  const ask = () =>
    shop.call("alipay.trade.refund", { out_trade_no: "order-1", out_request_no: "r-1", refund_amount: "1.00" });
  await expect(ask()).rejects.toThrow();
  await shop.control("/control/reset", {});
  expect(await ask()).toMatchObject({ fundChange: "N", refundFee: "1.00" });
  await shop.stop();
});

test("a misspelt fault is refused instead of being a drill without faults", async () => {
  const shop = await startShop();
  expect((await shop.control("/control", { faults: { dupplicate: { times: 2 } } })).status).toBe(400);
  expect((await shop.control("/control/pay", { out_trade_no: "nobody" })).status).toBe(404);
  await shop.stop();
});

test("the books are read page by page", async () => {
  const shop = await startShop();
  for (const number of ["a", "b", "c"]) await shop.enter(number);
  const first = (await shop.control("/books?limit=2")).json;
  const rest = (await shop.control(`/books?limit=2&cursor=${first.next_cursor}`)).json;
  expect([...first.trades, ...rest.trades].map((trade: { out_trade_no: string }) => trade.out_trade_no)).toEqual([
    "a",
    "b",
    "c",
  ]);
  expect(rest.next_cursor).toBeNull();
  await shop.stop();
});

test("a sandbox killed with -9 starts again with its books, sends what was pending, and lands what was in flight", async () => {
  const setup = newSetup();
  const receiver = await startReceiver((_fields, before) => (before === 0 ? "fail" : "success"));
  const first = await startChild(setup.options);
  const shop = shopOf(setup.sdkAt(first.url), first.url, receiver.url);
  await shop.press(await shop.enter("order-1"), "pay");
  await shop.enter("order-2");
  await shop.control("/control/pay", { out_trade_no: "order-2", late: { ms: 1_000 } });
  await eventually(() => receiver.received.length === 1);
  await first.kill();

  const second = await startChild(setup.options);
  const again = shopOf(setup.sdkAt(second.url), second.url, receiver.url);
  await eventually(async () => (await again.control("/control/stats")).json.acknowledged === 2);
  const ids = receiver.received.filter((fields) => fields.out_trade_no === "order-1").map((fields) => fields.notify_id);
  expect(ids).toEqual([ids[0], ids[0]]);
  const { trades } = (await again.control("/books")).json;
  expect(trades.map((trade: { status: string }) => trade.status)).toEqual(["TRADE_SUCCESS", "TRADE_SUCCESS"]);
  await second.kill();
  receiver.stop();
});

async function startChild(options: ReturnType<typeof newSetup>["options"]) {
  const child = spawn(process.execPath, [fileURLToPath(new URL("./main.ts", import.meta.url))], {
    env: {
      ...{ PAYMENT_PORT: "0", PAYMENT_DATA_DIR: options.dataDir, PAYMENT_NOTIFY_SCALE: String(1 / 240) },
      ...{ ALIPAY_APP_ID: options.appId, ALIPAY_SELLER_ID: options.sellerId },
      ...{ ALIPAY_MERCHANT_PUBLIC_KEY: options.merchantPublicKey, ALIPAY_SANDBOX_PRIVATE_KEY: options.privateKey },
      ...{ WECHAT_MCH_ID: options.wechat.mchId, WECHAT_APP_ID: options.wechat.appId },
      ...{ WECHAT_SERIAL_NO: options.wechat.merchantSerial, WECHAT_API_V3_KEY: options.wechat.apiV3Key },
      ...{ WECHAT_PUBLIC_KEY_ID: options.wechat.publicKeyId, WECHAT_SANDBOX_PRIVATE_KEY: options.wechat.privateKey },
      WECHAT_MERCHANT_PUBLIC_KEY: options.wechat.merchantPublicKey,
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let said = "";
  child.stdout.setEncoding("utf8").on("data", (text) => {
    said += text;
  });
  const url = await eventually(() => /listens on (\S+)/.exec(said)?.[1]);
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  return {
    url,
    kill: () => {
      child.kill("SIGKILL");
      return ended;
    },
  };
}
