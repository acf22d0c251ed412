import type { ServerResponse } from "node:http";
import { beijingTime } from "./beijing-time.ts";
import type { Trade } from "./books.ts";
import { answerPage } from "./http.ts";
import { escaped, page } from "./page.ts";
import type { Sandbox } from "./sandbox.ts";
import { statsOf } from "./stats.ts";
import { closeExpired } from "./trades.ts";
import { shownYuan } from "./yuan.ts";

const STATUS = { WAIT_BUYER_PAY: "待付款", TRADE_SUCCESS: "已付款", TRADE_CLOSED: "已关闭" } as const;

/** The sandbox's front page: what was sent, and the newest trades with a way back into each cashier. */
export function answerOverview(sandbox: Sandbox, response: ServerResponse): void {
  closeExpired(sandbox);
  const stats = statsOf(sandbox);
  const trades = sandbox.books
    .prepare(
      `SELECT trade.*, (SELECT COALESCE(SUM(amount), 0) FROM refund WHERE refund.out_trade_no = trade.out_trade_no AND refund.state = 'SUCCESS') AS refunded
       FROM trade ORDER BY trade.rowid DESC LIMIT 50`,
    )
    .all() as (Trade & { refunded: number })[];
  const figures = {
    交易: stats.trades,
    已付款: stats.paid,
    迟到的付款: stats.paid_late,
    退款: stats.refunds,
    已发通知: stats.sent,
    待确认通知: stats.pending,
  };
  const content = `<main class="ledger">
<h1>支付沙箱账簿</h1>
<p>支付网关一侧的记录，用来与平台的账核对。完整数据在 <a href="/books">/books</a>，统计在 <a href="/control/stats">/control/stats</a>。微信二维码在 <a href="/scan">扫一扫</a> 里付，页面可以<a href="/wechat/inside">在微信内打开</a>。</p>
<dl class="figures">${Object.entries(figures)
    .map(([name, value]) => `<div><dt>${name}</dt><dd>${value}</dd></div>`)
    .join("")}</dl>
${trades.length === 0 ? "<p>还没有交易。买家从商户进入收银台后，交易会出现在这里。</p>" : table(trades)}
</main>`;
  answerPage(response, page("账簿", content));
}

function table(trades: (Trade & { refunded: number })[]): string {
  const rows = trades.map(
    (trade) => `<tr>
<td><a href="/cashier/${trade.trade_no}">${escaped(trade.out_trade_no)}</a></td>
<td class="${trade.status}">${trade.late_at === null ? STATUS[trade.status] : "付款在途"}</td>
<td class="fen">${shownYuan(trade.amount)}</td><td class="fen">${trade.refunded ? shownYuan(trade.refunded) : "–"}</td>
<td>${trade.vendor === "wechat" ? "微信" : "支付宝"} ${escaped(trade.subject)}</td><td>${beijingTime(trade.created_at)}</td></tr>`,
  );
  return `<div class="roll"><table><thead><tr><th>商户订单号</th><th>状态</th><th class="fen">金额</th><th class="fen">已退</th><th>商品</th><th>创建</th></tr></thead>
<tbody>${rows.join("")}</tbody></table></div>`;
}
