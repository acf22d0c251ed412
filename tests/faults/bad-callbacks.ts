import { createSign, generateKeyPairSync, randomBytes } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import type { Cashier } from "./cashier.ts";
import type { Chance } from "./chance.ts";
import type { Tally } from "./tally.ts";

/** The faults the payment sandbox makes by itself with its own notifications during the sale. */
export const sandboxFaults = {
  duplicate: { chance: 0.35, times: 3, together: true },
  delay: { chance: 0.2, ms: 6_000 },
  drop: { chance: 0.15, attempts: 1 },
  reorder: { chance: 0.2, behind: "any", max_ms: 4_000 },
  forge: { chance: 0.2, kinds: ["bad_signature", "wrong_amount"] },
  answer: { chance: 0.05, what: "lost" },
};

const forgeries = [
  "bad_signature",
  "unsigned",
  "truncated",
  "wrong_amount",
  "wrong_app",
  "wrong_seller",
  "unknown_order",
];
const stranger = generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey;

/**
 * Sends bad callbacks until told to stop: forged and repeated ones through the sandbox, and what anybody on the internet could post.
 * Returns the descriptions of those the site has answered "success" to: there must be none.
 */
export async function sendBadCallbacks(o: {
  address: string;
  cashier: Cashier;
  chance: Chance;
  tally: Tally;
  perSecond: number;
  trades: readonly string[];
  until: () => boolean;
}): Promise<string[]> {
  const believed: string[] = [];
  while (!o.until()) {
    await pause((2 * o.chance.next() * 1_000) / o.perSecond);
    const trade = o.trades.length > 0 ? o.chance.pick(o.trades) : undefined;
    const way = o.chance.pick(trade ? ["forge", "again", "stranger", "junk"] : ["stranger", "junk"]);
    if (way === "forge") await forge(o, trade as string, believed);
    else if (way === "again")
      await o.cashier.control("/control/notify", {
        out_trade_no: trade,
        times: o.chance.between(1, 4),
        together: true,
      });
    else {
      const kind = way === "stranger" ? "signed by a stranger" : o.chance.pick(Object.keys(junk));
      const body = junk[kind]?.(trade) ?? signedByStranger(trade);
      const heard = await post(o.address, body);
      if (heard === undefined) continue;
      o.tally.add("bad callbacks", kind);
      if (heard === "success") believed.push(`a callback ${kind}, of trade ${trade ?? "none"}`);
    }
  }
  return believed;
}

async function forge(o: Parameters<typeof sendBadCallbacks>[0], trade: string, believed: string[]): Promise<void> {
  const kind = o.chance.pick(forgeries);
  const heard = await o.cashier.control("/control/forge", { out_trade_no: trade, kind });
  if (heard?.acknowledged) believed.push(`a callback with ${kind}, of trade ${trade}`);
}

/** Bodies without any signature that could hold. */
const junk: Record<string, (trade: string | undefined) => string> = {
  empty: () => "",
  "not a form": () => JSON.stringify({ trade_status: "TRADE_SUCCESS" }),
  "random bytes": () => randomBytes(600).toString("latin1"),
  "without signature": (trade) => new URLSearchParams(fields(trade)).toString(),
  "with another signature type": (trade) =>
    new URLSearchParams({ ...fields(trade), sign_type: "RSA", sign: randomBytes(256).toString("base64") }).toString(),
  "with a sign that is no base64": (trade) =>
    new URLSearchParams({ ...fields(trade), sign_type: "RSA2", sign: "%%%" }).toString(),
};

function signedByStranger(trade: string | undefined): string {
  const said = fields(trade);
  const text = Object.entries(said)
    .filter(([name]) => name !== "sign_type")
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`)
    .join("&");
  const sign = createSign("RSA-SHA256").update(text).sign(stranger, "base64");
  return new URLSearchParams({ ...said, sign }).toString();
}

function fields(trade: string | undefined): Record<string, string> {
  return {
    notify_id: randomBytes(17).toString("hex"),
    notify_type: "trade_status_sync",
    app_id: "2021000000000001",
    seller_id: "2088000000000001",
    out_trade_no: trade ?? `K${randomBytes(16).toString("hex")}`,
    trade_no: `${Date.now()}`,
    trade_status: "TRADE_SUCCESS",
    total_amount: "180.00",
    sign_type: "RSA2",
  };
}

/** What the site answered; undefined when it did not, as when it has just been killed. */
async function post(address: string, body: string): Promise<string | undefined> {
  try {
    const headers = { "content-type": "application/x-www-form-urlencoded; charset=utf-8" };
    const answer = await fetch(address, { method: "POST", headers, body, signal: AbortSignal.timeout(10_000) });
    const text = await answer.text();
    return answer.status >= 500 ? undefined : text;
  } catch {
    return undefined;
  }
}
