import { setTimeout as pause } from "node:timers/promises";
import type { Cashier } from "./cashier.ts";
import type { Chance } from "./chance.ts";
import { type Addressee, type Letter, madeUpForAlipay, madeUpForWechat } from "./made-up-letters.ts";
import { forgeries } from "./switches.ts";
import type { Tally } from "./tally.ts";
import type { Gateway, OpenTrade, Trades } from "./trades.ts";

interface Sending {
  /** The site's callback addresses are below it. */
  origin: string;
  to: Addressee;
  cashier: Cashier;
  chance: Chance;
  tally: Tally;
  perSecond: number;
  trades: Trades;
  until: () => boolean;
}

/**
 * Sends bad callbacks until told to stop: forged and repeated ones through the sandbox, and what anybody on the internet could post.
 * Returns the descriptions of those the site has acknowledged: there must be none.
 */
export async function sendBadCallbacks(o: Sending): Promise<string[]> {
  const believed: string[] = [];
  const { chance, trades } = o;
  while (o.perSecond > 0 && !o.until()) {
    await pause((2 * chance.next() * 1_000) / o.perSecond);
    const paid = trades.paid.length > 0 ? chance.pick(trades.paid) : undefined;
    const way = chance.pick(paid ? ["forge", "again", "made up", "made up"] : ["made up"]);
    if (paid && way === "forge") await forge(o, paid, believed);
    else if (paid && way === "again")
      await o.cashier.control("/control/notify", {
        out_trade_no: paid.outTradeNo,
        times: chance.between(1, 4),
        together: true,
      });
    else await makeUp(o, believed);
  }
  return believed;
}

async function forge(o: Sending, { outTradeNo, gateway }: OpenTrade, believed: string[]): Promise<void> {
  const kind = o.chance.pick(forgeries[gateway]);
  const heard = await o.cashier.control("/control/forge", { out_trade_no: outTradeNo, kind });
  if (heard?.acknowledged) believed.push(`a callback with ${kind}, of trade ${outTradeNo}`);
}

async function makeUp({ origin, to, chance, tally, trades }: Sending, believed: string[]): Promise<void> {
  const gateway = chance.pick<Gateway>(["alipay", "wechat"]);
  // Of the newest: those wait for their money still.
  const waiting = trades.open.filter((trade) => trade.gateway === gateway).slice(-10);
  const open = waiting.length > 0 ? chance.pick(waiting) : undefined;
  const letter =
    gateway === "alipay" ? madeUpForAlipay(to.alipay, open, chance) : madeUpForWechat(to.wechat, open, chance);
  const heard = await post(`${origin}/callbacks/${gateway}`, letter);
  if (heard === undefined) return;
  tally.add("bad callbacks", `${gateway}: ${letter.kind}`);
  const acknowledged = gateway === "alipay" ? heard.text === "success" : heard.status === 200 || heard.status === 204;
  if (acknowledged) believed.push(`a callback ${letter.kind}, of trade ${open?.outTradeNo ?? "none"}`);
}

/** What the site answered; undefined when it did not, as when it has just been killed. */
async function post(address: string, letter: Letter): Promise<{ status: number; text: string } | undefined> {
  try {
    const headers = { "content-type": letter.type, ...letter.headers };
    const answer = await fetch(address, {
      ...{ method: "POST", headers, body: letter.body },
      signal: AbortSignal.timeout(10_000),
    });
    const text = await answer.text();
    return answer.status >= 500 ? undefined : { status: answer.status, text };
  } catch {
    return undefined;
  }
}
