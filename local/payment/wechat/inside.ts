// What stands for WeChat around a page of the merchant's.
//   GET  /wechat/inside              for people: who holds the phone, and a bookmark that puts the bridge into a page
//   POST /wechat/inside              form field "person": who holds it from now on
//   GET  /wechat/bridge.js           the bridge
//   GET  /wechat/inside/pay?…        what getBrandWCPayRequest was called with: the cashier, in a frame over the merchant's page
//   GET  /wechat/inside/done?trade   the cashier is left: tells the bridge how it ended

import { readFileSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { answerPage, answerText, bodyOf, leadTo } from "../http.ts";
import { escaped, page } from "../page.ts";
import { Refusal, type Sandbox } from "../sandbox.ts";
import { findTrade } from "../trades.ts";
import { COOKIE, PEOPLE, personOf } from "./person.ts";
import { signedOrder } from "./signed-order.ts";

const BRIDGE = readFileSync(new URL("./bridge.js", import.meta.url), "utf8");

/** Answers the addresses of WeChat's inside; false when the address is none of them. */
export async function answerInside(
  sandbox: Sandbox,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  const { origin, pathname, searchParams } = new URL(request.url ?? "/", `http://${request.headers.host ?? "sandbox"}`);
  const asked = `${request.method} ${pathname}`;
  if (asked === "GET /wechat/bridge.js")
    answerText(response, BRIDGE.replace("SANDBOX_ORIGIN", origin), "text/javascript; charset=utf-8");
  else if (asked === "GET /wechat/inside") {
    // From now on this browser is WeChat's to the sandbox, whatever it calls itself.
    if (!personOf(request).chosen) response.setHeader("set-cookie", cookieOf("buyer"));
    answerPage(response, insidePage(origin, request));
  } else if (asked === "POST /wechat/inside") {
    const person = new URLSearchParams(await bodyOf(request)).get("person") ?? "";
    if (Object.hasOwn(PEOPLE, person)) response.setHeader("set-cookie", cookieOf(person));
    leadTo(response, "/wechat/inside");
  } else if (asked === "GET /wechat/inside/pay")
    openCashier(sandbox, request, response, { origin, given: searchParams });
  else if (asked === "GET /wechat/inside/done") {
    const status = findTrade(sandbox, { tradeNo: searchParams.get("trade") ?? "" })?.status;
    const end = status === "TRADE_SUCCESS" ? "ok" : status === "TRADE_CLOSED" ? "fail" : "cancel";
    answerPage(response, page("返回", `<main class="till">${tellBridge(end)}</main>`));
  } else return false;
  return true;
}

const cookieOf = (person: string) => `${COOKIE}=${person}; Path=/; HttpOnly`;

function openCashier(
  sandbox: Sandbox,
  request: IncomingMessage,
  response: ServerResponse,
  { origin, given }: { origin: string; given: URLSearchParams },
): void {
  const value = (name: string) => given.get(name) ?? "";
  try {
    const prepayId = /^prepay_id=(.+)$/.exec(value("package"))?.[1] ?? "";
    if (value("signType") !== "RSA" || !/^\d{10}$/.test(value("timeStamp")) || !prepayId)
      throw new Refusal("PARAM_ERROR", "支付参数缺失或格式错误");
    const lines = [value("appId"), value("timeStamp"), value("nonceStr"), value("package")];
    const signed = { appId: value("appId"), lines, prepayId, sign: value("paySign") };
    const trade = signedOrder(sandbox, { product: "jsapi", ...signed });
    if (trade.payer !== personOf(request).openId)
      throw new Refusal("PAYER_MISMATCH", "下单账号与支付账号不一致，请核实后再支付");
    sandbox.books
      .prepare("UPDATE trade SET return_url = ? WHERE out_trade_no = ?")
      .run(`${origin}/wechat/inside/done?trade=${trade.trade_no}`, trade.out_trade_no);
    leadTo(response, `/cashier/${trade.trade_no}`);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    answerPage(response, refusedPage(error), 400);
  }
}

/** WeChat says what is wrong, and the merchant's page hears "fail" when the buyer has read it. */
function refusedPage({ code, message }: Refusal): string {
  return page(
    "无法支付",
    `<main class="till"><section class="bill"><h1>微信支付</h1></section>
<section class="act"><div class="told wrong" role="alert"><h2>无法支付</h2><p>${escaped(message)}</p><p><code>${code}</code></p></div>
<button class="main" id="known">知道了</button></section></main>
<script>document.querySelector("#known").onclick = () => { ${saying("fail")} };</script>`,
  );
}

const tellBridge = (end: string) => `<script>${saying(end)}</script>`;
const saying = (end: string) => `parent.postMessage({ err_msg: "get_brand_wcpay_request:${end}" }, "*");`;

function insidePage(origin: string, request: IncomingMessage): string {
  const { openId } = personOf(request);
  const people = Object.entries(PEOPLE).map(
    ([key, person]) =>
      `<label>${person.name}<input type="radio" name="person" value="${key}"${person.openId === openId ? " checked" : ""}></label>`,
  );
  const bookmark = `javascript:void(document.head.append(Object.assign(document.createElement("script"),{src:"${origin}/wechat/bridge.js"})))`;
  return page(
    "微信内打开",
    `<main class="ledger">
<h1>微信内打开</h1>
<p>代替微信的内置浏览器。把书签拖到书签栏，在本站的订单页上点它：那一页就有了微信的 WeixinJSBridge，选择微信支付即可在页内付款。换一页要再点一次。</p>
<section class="inside"><a class="button main" href="${escaped(bookmark)}">进入微信</a></section>
<form method="post" class="inside"><h2>手机在谁手里</h2>
<fieldset class="choice" aria-label="手机在谁手里">${people.join("")}</fieldset><button>换人</button></form>
</main>`,
  );
}
