// What stands for the buyer's phone.
//   GET /scan                                          the scan page: codes that wait to be paid, and a field for a code's text
//   GET /scan?code=weixin://…                          what scanning that code leads to: the cashier
//   GET /wechat/h5?prepay_id=…&redirect_url=…          what an H5 order's address leads to: the cashier, and from there back

import type { IncomingMessage, ServerResponse } from "node:http";
import { beijingTime } from "../beijing-time.ts";
import type { Trade } from "../books.ts";
import { refusalPage } from "../cashier-page.ts";
import { answerPage, leadTo } from "../http.ts";
import { escaped, page } from "../page.ts";
import { Refusal, type Sandbox } from "../sandbox.ts";
import { closeExpired } from "../trades.ts";
import { shownYuan } from "../yuan.ts";
import { tradeOfCode } from "./orders.ts";

/** Answers the phone's addresses; false when the address is none of them. */
export function answerPhone(sandbox: Sandbox, request: IncomingMessage, response: ServerResponse): boolean {
  const { pathname, searchParams } = new URL(request.url ?? "/", "http://sandbox");
  if (request.method !== "GET" || (pathname !== "/scan" && pathname !== "/wechat/h5")) return false;
  try {
    const code = searchParams.get("code");
    if (pathname === "/wechat/h5") openH5(sandbox, response, searchParams);
    else if (code === null) answerPage(response, scanPage(sandbox));
    else leadTo(response, `/cashier/${tradeOfCode(sandbox, { code: code.trim() }).trade_no}`);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    answerPage(response, refusalPage("ORDER_NOT_EXIST", error.message), 404);
  }
  return true;
}

function openH5(sandbox: Sandbox, response: ServerResponse, asked: URLSearchParams): void {
  const trade = tradeOfCode(sandbox, { prepayId: asked.get("prepay_id") ?? "" });
  const back = URL.parse(asked.get("redirect_url") ?? "");
  if (back && ["http:", "https:"].includes(back.protocol))
    sandbox.books.prepare("UPDATE trade SET return_url = ? WHERE out_trade_no = ?").run(back.href, trade.out_trade_no);
  leadTo(response, `/cashier/${trade.trade_no}`);
}

function scanPage(sandbox: Sandbox): string {
  closeExpired(sandbox);
  const waiting = sandbox.books
    .prepare("SELECT * FROM trade WHERE product = 'native' AND status = 'WAIT_BUYER_PAY' ORDER BY rowid DESC LIMIT 20")
    .all() as Trade[];
  const rows = waiting.map(
    (trade) => `<tr>
<td><a href="/scan?code=${trade.code}">${escaped(trade.subject)}</a></td><td class="fen">${shownYuan(trade.amount)}</td>
<td>${escaped(trade.out_trade_no)}</td><td>${beijingTime(trade.created_at)}</td></tr>`,
  );
  return page(
    "扫一扫",
    `<main class="ledger">
<h1>微信扫一扫</h1>
<p>代替买家的手机：从等待扫码的订单里选一张，或粘贴二维码里的内容（weixin://wxpay/bizpayurl?pr=…）。</p>
<form class="scan" action="/scan" method="get"><label>二维码内容 <input name="code" required autocomplete="off"></label> <button class="main">扫码</button></form>
${
  rows.length === 0
    ? "<p>没有等待扫码的订单。买家在支付页选择微信支付后，这里会出现它的二维码。</p>"
    : `<div class="roll"><table><thead><tr><th>商品</th><th class="fen">金额</th><th>商户订单号</th><th>创建</th></tr></thead><tbody>${rows.join("")}</tbody></table></div>`
}
</main>`,
  );
}
