import { setTimeout as pause } from "node:timers/promises";
import type { Cashier } from "./cashier.ts";
import type { Chance } from "./chance.ts";
import type { Gateway } from "./trades.ts";

/** Notifications the site must not believe, as the sandbox can make them of a genuine one. */
export const forgeries: Record<Gateway, string[]> = {
  alipay: [
    ...["bad_signature", "unsigned", "truncated", "wrong_amount", "wrong_currency", "wrong_app", "wrong_seller"],
    "unknown_order",
  ],
  wechat: [
    ...["bad_signature", "unsigned", "truncated", "wrong_amount", "wrong_currency", "wrong_app", "wrong_seller"],
    ...["unknown_order", "stale", "unknown_serial", "wrong_seal", "signature_probe"],
  ],
};

/** The faults the payment sandbox makes with its own notifications during a sale that is not about money. */
export const usualFaults = {
  duplicate: { chance: 0.35, times: 3, together: true },
  delay: { chance: 0.2, ms: 6_000 },
  drop: { chance: 0.15, attempts: 1 },
  reorder: { chance: 0.2, behind: "any", max_ms: 4_000 },
  forge: { chance: 0.2, kinds: ["bad_signature", "wrong_amount"] },
  answer: { chance: 0.05, what: "lost" },
};

/**
 * Turns the sandbox's switches every `everyMs`, all of them, to what the seed says, until told to stop: how notifications go astray, what
 * becomes of answers, and of refunds. Says how often.
 */
export async function turnSwitches(o: {
  cashier: Cashier;
  chance: Chance;
  everyMs: number;
  until: () => boolean;
}): Promise<number> {
  let turns = 0;
  for (; o.everyMs > 0 && !o.until(); turns += 1) {
    await o.cashier.control("/control", { faults: drawFaults(o.chance) });
    await pause(o.everyMs * (0.5 + o.chance.next()));
  }
  return turns;
}

function drawFaults(chance: Chance): object {
  const share = (least: number, most: number) => least + (most - least) * chance.next();
  return {
    duplicate: { chance: share(0, 0.6), times: chance.between(1, 5), together: chance.happens(0.5) },
    delay: { chance: share(0, 0.5), ms: chance.between(200, 8_000) },
    drop: { chance: share(0, 0.4), attempts: chance.between(1, 3) },
    reorder: { chance: share(0, 0.5), behind: chance.pick(["any", "same_trade"]), max_ms: chance.between(500, 6_000) },
    forge: {
      chance: share(0, 0.3),
      kinds: chance.shuffled([...new Set(Object.values(forgeries).flat())]).slice(0, chance.between(1, 3)),
    },
    // Slower than we wait is a time-out; a system error is WeChat's 500 and Alipay's 20000.
    answer: {
      chance: share(0.02, 0.15),
      ...chance.pick([
        { what: "lost" },
        { what: "system_error" },
        { what: "slow", ms: 600 },
        { what: "slow", ms: 5_500 },
      ]),
    },
    refund: {
      chance: share(0.1, 0.5),
      ...{ what: chance.pick(["rejected", "balance_short", "abnormal", "slow"]), ms: chance.between(1_000, 15_000) },
    },
  };
}
