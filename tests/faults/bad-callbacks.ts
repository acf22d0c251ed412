import { createSign, generateKeyPairSync, randomBytes } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import type { OpenTrade } from "./buyer.ts";
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
  /** Whom a callback would be for: our app and our seller, which are no secret. */
  appId: string;
  sellerId: string;
  /** Trades that are paid, and those that somebody would like to have for nothing. */
  paid: readonly string[];
  open: readonly OpenTrade[];
  until: () => boolean;
}): Promise<string[]> {
  const believed: string[] = [];
  while (o.perSecond > 0 && !o.until()) {
    await pause((2 * o.chance.next() * 1_000) / o.perSecond);
    const trade = o.paid.length > 0 ? o.chance.pick(o.paid) : undefined;
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
      // Of the newest: those wait for their money still.
      const open = o.open.length > 0 ? o.chance.pick(o.open.slice(-10)) : undefined;
      const said = fields(o, open);
      const body = junk[kind]?.(said) ?? signedByStranger(said);
      const heard = await post(o.address, body);
      if (heard === undefined) continue;
      o.tally.add("bad callbacks", kind);
      if (heard === "success") believed.push(`a callback ${kind}, of trade ${open?.outTradeNo ?? "none"}`);
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
const junk: Record<string, (said: Record<string, string>) => string> = {
  empty: () => "",
  "not a form": () => JSON.stringify({ trade_status: "TRADE_SUCCESS" }),
  "random bytes": () => randomBytes(600).toString("latin1"),
  "without signature": (said) => new URLSearchParams(said).toString(),
  "with another signature type": (said) =>
    new URLSearchParams({ ...said, sign_type: "RSA", sign: randomBytes(256).toString("base64") }).toString(),
  "with a sign that is no base64": (said) => new URLSearchParams({ ...said, sign: "%%%" }).toString(),
};

function signedByStranger(said: Record<string, string>): string {
  const text = Object.entries(said)
    .filter(([name]) => name !== "sign_type")
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`)
    .join("&");
  const sign = createSign("RSA-SHA256").update(text).sign(stranger, "base64");
  return new URLSearchParams({ ...said, sign }).toString();
}

/** Everything right but the signature. */
function fields(
  { appId, sellerId }: Pick<Parameters<typeof sendBadCallbacks>[0], "appId" | "sellerId">,
  open: OpenTrade | undefined,
): Record<string, string> {
  return {
    notify_id: randomBytes(17).toString("hex"),
    notify_type: "trade_status_sync",
    app_id: appId,
    seller_id: sellerId,
    out_trade_no: open?.outTradeNo ?? `K${randomBytes(16).toString("hex")}`,
    trade_no: `${Date.now()}`,
    trade_status: "TRADE_SUCCESS",
    total_amount: ((open?.totalFen ?? 18_000) / 100).toFixed(2),
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
