import { beijingTime } from "./beijing-time.ts";
import type { Trade } from "./books.ts";
import { escaped, page } from "./page.ts";
import { shownYuan } from "./yuan.ts";

/** The cashier for one trade as it stands at `now`: to be paid, in flight, paid, or over. */
export function cashierPage(trade: Trade, returnAddress: string, now: number): string {
  const content = `<main class="till ${trade.vendor}">
<section class="bill">
  <p class="vendor">${trade.vendor === "wechat" ? "微信支付" : "支付宝"}</p>
  <h1>${phrases(trade.subject)}</h1>
  <p class="amount">${shownYuan(trade.amount).replace(/(\.\d\d)$/, "<small>$1</small>")}</p>
  <dl class="facts">
    <dt>商户订单号</dt><dd>${escaped(trade.out_trade_no)}</dd>
    <dt>交易号</dt><dd>${trade.trade_no}</dd>
    <dt>创建时间</dt><dd>${beijingTime(trade.created_at)}</dd>
    ${trade.expires_at === null ? "" : `<dt>支付截止</dt><dd>${beijingTime(trade.expires_at)}</dd>`}
  </dl>
</section>
<section class="act">${actionsOf(trade, returnAddress, now)}</section>
</main>`;
  return page(trade.subject, content);
}

/** What the buyer sees when the gateway refuses; `code` is the vendor's. */
export function refusalPage(code: string, why: string): string {
  return page(
    "无法支付",
    `<main class="till"><section class="bill"><h1>这笔交易没有被受理</h1></section>
<section class="act"><div class="told wrong"><h2>无法支付</h2><p>${escaped(why)}</p><p><code>${escaped(code)}</code></p></div></section></main>`,
  );
}

function actionsOf(trade: Trade, returnAddress: string, now: number): string {
  const back = (main: boolean) =>
    returnAddress
      ? `<a class="${main ? "button main" : "back"}" id="back" href="${escaped(returnAddress)}">返回商户</a>`
      : "";
  if (trade.status === "TRADE_SUCCESS")
    return `${told("good", "支付成功", `${beijingTime(trade.paid_at ?? now)} 已付 ${shownYuan(trade.amount)}`)}${back(true)}`;
  if (trade.late_at !== null) return inFlight(trade, trade.late_at, now) + back(false);
  if (trade.status === "TRADE_CLOSED")
    return trade.paid_at === null
      ? told("wrong", "交易已关闭", "支付时间已过，或商户关闭了这笔交易。没有扣款。") + back(true)
      : told("good", "已全额退款", `${shownYuan(trade.amount)} 已退回原付款账户。`) + back(true);
  return toBePaid(trade, now) + back(false);
}

function toBePaid(trade: Trade, now: number): string {
  const at = `/cashier/${trade.trade_no}`;
  const deadline =
    trade.expires_at === null ? "" : `<label>截止后<input type="radio" name="after" value="deadline"></label>`;
  return `${countdown("剩余支付时间", trade.created_at, trade.expires_at, now)}
<form method="post" action="${at}/pay"><button class="main">确认支付 ${shownYuan(trade.amount)}</button></form>
<div class="drills">
  <h2>演练其他结果</h2>
  <form method="post" action="${at}/late" class="late">
    <fieldset class="choice" aria-label="何时到账">
      <label>10 秒<input type="radio" name="after" value="10" checked></label>
      <label>1 分钟<input type="radio" name="after" value="60"></label>
      ${deadline}
    </fieldset>
    <button>延迟支付</button>
    <p>付款在途，选定的时间后到账，支付时间已过或商户已关单也会到账。</p>
  </form>
  <form method="post" action="${at}/fail"><button>支付失败</button><p>不扣款，交易仍待付款，回到商户页面。</p></form>
</div>`;
}

function inFlight(trade: Trade, lateAt: number, now: number): string {
  return `${told("", "付款处理中", "款项在途。到账后本页会自动更新，也可以先返回商户。")}
${countdown("距离到账", now, lateAt, now)}
<script>
const follow = async () => {
  const state = await (await fetch("/cashier/${trade.trade_no}/state")).json();
  if (state.late_at === null) location.reload();
};
setInterval(follow, 1000);
</script>`;
}

function told(tone: string, what: string, more: string): string {
  return `<div class="told ${tone}" role="status"><h2>${what}</h2><p>${more}</p></div>`;
}

// The server's clock at rendering counts, not the buyer's: the page only subtracts the time that has gone by since.
function countdown(label: string, from: number, until: number | null, now: number): string {
  if (until === null) return "";
  const whole = Math.max(1, until - from);
  return `<p class="left" id="left">${label}<time>${clock(until - now)}</time></p>
<div class="rail"><i style="transform: scaleX(${((until - now) / whole).toFixed(4)})"></i></div>
<script>
const end = performance.now() + ${until - now}, left = document.querySelector("#left"), rail = document.querySelector(".rail i");
const tick = () => {
  const ms = Math.max(0, end - performance.now()), s = Math.ceil(ms / 1000), two = (n) => String(n).padStart(2, "0");
  left.querySelector("time").textContent = (s >= 3600 ? Math.floor(s / 3600) + ":" : "") + two(Math.floor(s / 60) % 60) + ":" + two(s % 60);
  left.classList.toggle("short", s <= 60);
  rail.style.transform = "scaleX(" + ms / ${whole} + ")";
  if (ms > 0) setTimeout(tick, 250);
  else if (${label === "剩余支付时间"}) setTimeout(() => location.reload(), 500);
};
tick();
</script>`;
}

function clock(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  const two = (value: number) => String(value).padStart(2, "0");
  const hours = seconds >= 3600 ? `${Math.floor(seconds / 3600)}:` : "";
  return `${hours}${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}

// Breaks a line between the parts of "项目 · 场馆 · 时间", not in the middle of a date.
function phrases(subject: string): string {
  return subject
    .split(/\s*·\s*/)
    .map((part) => `<span>${escaped(part)}</span>`)
    .join("");
}
