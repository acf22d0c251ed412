import { createHash, createPublicKey } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { eventually } from "../merchant.fixture.ts";
import { opened, signedBy, startWechatShop } from "./merchant.fixture.ts";
import { faultOfRequest } from "./signature.ts";

const MINUTE = 60_000;
const DAY = 86_400_000;
let shop: Awaited<ReturnType<typeof startWechatShop>>;
beforeAll(async () => {
  shop = await startWechatShop((before) => (before === 0 ? 500 : 200));
});
afterAll(() => shop.stop());

const told = (event: string, outTradeNo: string) =>
  eventually(() => shop.told.find((each) => each.event === event && each.content.out_trade_no === outTradeNo));

test("a request is checked as pay.weixin.qq.com/docs/partner/development/interface-rules/signature.html signs it", () => {
  const authorization =
    'WECHATPAY2-SHA256-RSA2048 mchid="1900007291",nonce_str="593BEC0C930BF1AFEB40B4A08C8FB242",' +
    'signature="Lc9VXxmeonkdV8Xk9tmigQFLhl0vRWTerdmoRu01aAnYwIrD/5nsSwE1WlmZGLRlAFTNQ3QsMa0+VRDlJp1Wp5p0nO8EK68b5sJBbjouxaFci' +
    "Ifq1zfDWWz+jqhcMoKXI1A6dPm1AW7D4d30WsMTNzp6g23OXakIsh9LO3lUmwvTuE0BY8ncf6tNGk4wKmvXwERd/ZpoQY3MAVKz+Nakwc+2XBmzT66KcUeh" +
    'U5kr4IvGa/lEU5RZb/q00zP9VLdBhC/jQSX3X1UcJLCtEc4gTmib4tnmAT+bHF/e17ZAuxDNcx6rqT8gNEXqaJGG+1OflMSTU2tpyG65G4dMKdFcoA==",' +
    'timestamp="1554208460",serial_no="408B07E79B8269FEC3D5D3E6AB8ED163A6A380DB"';
  // The public half of the key that is printed there.
  const key = createPublicKey(`-----BEGIN PUBLIC KEY-----
MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAptpm+qvIDCh/9wjU26SQ
CK26ogYkBhDrYxnAaw2JbbBsp1oDbHKk+1r381NeBUG2HEFAuU+Fr72u5ot3yKdz
oF/FajAzQNKnm569/D3upKoi8mYBaST15Uig8j8qoUW1U217LL0jEHlSnHV3lcaD
TXqDpTRR4Bfz9IqOgJgFZ8/oTfEomSrjrLYef81Eyxr7ZIMQXEKKEK7V4UXKS0+/
fDsiG/cXidhzt8UbTL9vqXqxM2+IDImyO+FAc/tkBG55LmzxPto1Nq0WbnZzRM/w
Tzrd0I/8NlevxtFbphg4evlHjFNI7+GrqR87ViEwuAJJ9Je5QQjct5YJfFRWiZ5C
MQIDAQAB
-----END PUBLIC KEY-----`);
  const merchant = { mchId: "1900007291", serial: "408B07E79B8269FEC3D5D3E6AB8ED163A6A380DB", key };
  const path = "/v3/refund/domestic/refunds/123123123123";
  const asked = { authorization, method: "GET", path, body: Buffer.alloc(0), merchant, now: 1_554_208_460_000 };
  expect(faultOfRequest(asked)).toBeUndefined();
  expect(faultOfRequest({ ...asked, path: `${path}4` })).toContain("验签失败");
  expect(faultOfRequest({ ...asked, now: asked.now + 301_000 })).toContain("时间戳");
});

test("a code is scanned, paid, and told in a sealed message that repeats until it is heard", async () => {
  const placed = await shop.place("native", "native1");
  const code = String(placed.json.code_url);
  expect((await shop.place("native", "native1")).json.code_url).toBe(code);
  expect(await shop.query("native1")).toMatchObject({ trade_state: "NOTPAY", trade_type: "NATIVE" });
  expect(await (await fetch(`${shop.url}/scan`)).text()).toContain("native1");
  const cashier = await fetch(`${shop.url}/scan?code=${encodeURIComponent(code)}`);
  expect(await cashier.text()).toContain("¥1,280.00");
  await fetch(`${cashier.url}/pay`, { method: "POST", redirect: "manual" });
  const first = await told("TRANSACTION.SUCCESS", "native1");
  expect(first.content).toMatchObject({
    ...{ mchid: shop.wechat.mchId, appid: shop.wechat.appId, trade_state: "SUCCESS", trade_type: "NATIVE" },
    amount: { total: 128_000, payer_total: 128_000, currency: "CNY", payer_currency: "CNY" },
  });
  // The first was answered with 500: the same notification comes again, signed anew.
  const again = await eventually(() => shop.told[1]);
  expect(JSON.parse(again.body).id).toBe(JSON.parse(first.body).id);
  expect(again.headers["wechatpay-nonce"]).not.toBe(first.headers["wechatpay-nonce"]);
  expect(await shop.query("native1")).toMatchObject({ trade_state: "SUCCESS", amount: { total: 128_000 } });
});

test("certificates are listed sealed, sign what comes after them, and rotate", async () => {
  const list = async () => {
    const { json, headers, text } = await shop.send("GET", "/v3/certificates");
    const data = json.data as { serial_no: string; encrypt_certificate: Parameters<typeof opened>[0] }[];
    const all = data.map((each) => [each.serial_no, opened(each.encrypt_certificate, shop.wechat.apiV3Key)] as const);
    return { certificates: new Map(all), header: (name: string) => headers.get(name) ?? "", text };
  };
  const before = await list();
  const serial = before.header("wechatpay-serial");
  expect(signedBy(before.certificates.get(serial) ?? "", before.header, before.text)).toBe(true);
  const { serial: fresh } = await shop.control("/control/rotate", {});
  const after = await list();
  expect([...after.certificates.keys()]).toEqual([fresh, serial]);
  expect(after.header("wechatpay-serial")).toBe(fresh);
  expect(signedBy(after.certificates.get(String(fresh)) ?? "", after.header, after.text)).toBe(true);
});

test("what the merchant must not send is refused in WeChat's words", async () => {
  await shop.place("native", "refusal1");
  expect(await shop.place("native", "refusal1", { description: "别的" })).toMatchObject({
    ...{ status: 403, json: { code: "OUT_TRADE_NO_USED" } },
  });
  expect((await shop.place("native", "x")).json.code).toBe("PARAM_ERROR");
  expect((await shop.place("jsapi", "refusal2")).json.code).toBe("PARAM_ERROR");
  expect((await shop.place("h5", "refusal2")).json.code).toBe("PARAM_ERROR");
  expect((await shop.place("app", "refusal2", { appid: "wx9" })).json.code).toBe("APPID_MCHID_NOT_MATCH");
  expect(await shop.query("nothing1")).toMatchObject({ code: "ORDER_NOT_EXIST" });
  expect((await shop.send("GET", "/v3/certificates", undefined, { serial: "AB" })).status).toBe(401);
  expect((await shop.send("GET", "/v3/certificates", undefined, { at: Date.now() - 600_000 })).status).toBe(401);
});

test("a closed order takes no money, a paid one is not closed, and an early end is put a minute off", async () => {
  const close = (number: string) =>
    shop.send("POST", `/v3/pay/transactions/out-trade-no/${number}/close`, { mchid: shop.wechat.mchId });
  await shop.place("app", "close1");
  expect((await close("close1")).status).toBe(204);
  expect(await shop.query("close1")).toMatchObject({ trade_state: "CLOSED" });
  expect(await shop.pay("close1")).toMatchObject({ error: "ACQ.TRADE_HAS_CLOSE" });
  await shop.place("app", "close2");
  await shop.pay("close2");
  expect((await close("close2")).json.code).toBe("INVALID_REQUEST");
  await shop.place("app", "close3", { time_expire: new Date(Date.now() + 1_000).toISOString() });
  const { trades } = (await (await fetch(`${shop.url}/books?limit=1000`)).json()) as {
    trades: Record<string, string>[];
  };
  const early = trades.find((trade) => trade.out_trade_no === "close3");
  expect(Date.parse(early?.expires_at ?? "") - Date.parse(early?.created_at ?? "")).toBe(MINUTE);
});

test("a refund is taken on, arrives, and is told; fifty for an order, a minute between two, none after a year", async () => {
  await shop.place("native", "refund1");
  await shop.pay("refund1");
  expect(await shop.refund("refund1", "r-1", 1_000)).toMatchObject({ status: 200, json: { status: "PROCESSING" } });
  expect(await shop.refund("refund1", "r-1", 1_001)).toMatchObject({ json: { code: "INVALID_REQUEST" } });
  expect(await shop.refund("refund1", "r-2", 1_000)).toMatchObject({
    status: 429,
    json: { code: "FREQUENCY_LIMITED" },
  });
  expect((await told("REFUND.SUCCESS", "refund1")).content).toMatchObject({
    ...{ out_refund_no: "r-1", refund_status: "SUCCESS", amount: { total: 128_000, refund: 1_000 } },
  });
  expect((await shop.send("GET", "/v3/refund/domestic/refunds/r-1")).json).toMatchObject({ status: "SUCCESS" });
  expect(await shop.query("refund1")).toMatchObject({ trade_state: "REFUND" });
  for (let number = 2; number <= 50; number += 1) {
    shop.forward(MINUTE);
    expect((await shop.refund("refund1", `r-${number}`, 1_000)).status).toBe(200);
  }
  shop.forward(MINUTE);
  expect((await shop.refund("refund1", "r-51", 1_000)).json).toMatchObject({ message: expect.stringContaining("50") });

  await shop.place("native", "refund2");
  await shop.pay("refund2");
  shop.forward(366 * DAY);
  expect((await shop.refund("refund2", "late", 1_000)).json).toMatchObject({ message: expect.stringContaining("365") });
});

test("the bill of a day has each payment and refund, and the signed answer its hash", async () => {
  await shop.place("native", "bill001", { description: "茶馆, 2 张" });
  await shop.pay("bill001");
  await shop.refund("bill001", "bill-r1", 28_000);
  const { trades } = (await (await fetch(`${shop.url}/books?limit=1000`)).json()) as {
    trades: Record<string, string>[];
  };
  const paidAt = Date.parse(trades.find((trade) => trade.out_trade_no === "bill001")?.paid_at ?? "");
  const day = new Date(paidAt + 8 * 3_600_000).toISOString().slice(0, 10);
  const early = await shop.send("GET", `/v3/bill/tradebill?bill_date=${day}&bill_type=ALL`);
  expect(early.json.code).toBe("NO_STATEMENT_EXIST");
  shop.forward(DAY);
  const { json } = await shop.send("GET", `/v3/bill/tradebill?bill_date=${day}&bill_type=ALL`);
  const at = new URL(String(json.download_url));
  const bill = await shop.send("GET", `${at.pathname}${at.search}`);
  expect(createHash("sha1").update(bill.text).digest("hex")).toBe(json.hash_value);
  expect(bill.text).toContain("`bill001,`oUpF8uMuAJO_M2pxb1Q9zNjWeS6o,`NATIVE,`SUCCESS,`OTHERS,`CNY,`1280.00");
  expect(bill.text).toContain("`bill-r1,`280.00");
  expect(bill.text).toContain("`茶馆  2 张");
  expect(json.hash_type).toBe("SHA1");
  expect((await shop.send("GET", "/v3/bill/tradebill?bill_date=2001-01-01")).json.code).toBe("NO_STATEMENT_EXIST");
});
