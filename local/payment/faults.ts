// What can go wrong between the gateway and the merchant, on purpose. A setting holds for every trade or for one; whether a fault with a chance
// strikes is drawn from the seed and what it would strike, never from the order of events: the same seed and numbers give the same faults.

import { createHash } from "node:crypto";
import { z } from "zod";
import { FORGERIES, type Forgery } from "./forgeries.ts";
import type { Sandbox } from "./sandbox.ts";

const chance = z.number().min(0).max(1).default(1);
const ms = z.int().min(0).max(86_400_000);

/** The JSON a drill sends; unknown keys are refused, so that a misspelt fault is not a quiet run without faults. */
export const Faults = z.strictObject({
  duplicate: z.strictObject({ chance, times: z.int().min(1).max(100), together: z.boolean().default(true) }).optional(),
  delay: z.strictObject({ chance, ms }).optional(),
  drop: z.strictObject({ chance, attempts: z.union([z.int().min(1), z.literal("all")]) }).optional(),
  reorder: z
    .strictObject({ chance, behind: z.enum(["any", "same_trade"]).default("any"), max_ms: ms.default(10_000) })
    .optional(),
  forge: z.strictObject({ chance, kinds: z.array(z.enum(FORGERIES)).min(1) }).optional(),
  answer: z
    .strictObject({
      chance,
      what: z.enum(["slow", "lost", "system_error"]),
      ms: ms.default(0),
      methods: z.array(z.string()).optional(),
    })
    .optional(),
  refund: z
    .strictObject({ chance, what: z.enum(["rejected", "abnormal", "balance_short", "slow"]), ms: ms.default(2_000) })
    .optional(),
});
export type Faults = z.infer<typeof Faults>;

/** What will happen to one notification; decided when it is made and kept with it, so that a restart changes nothing. */
export type Plan = {
  duplicates: number;
  together: boolean;
  delayMs: number;
  /** How many first attempts never reach the merchant; null = all of them. */
  dropped: number | null;
  /** Held back until a later notification (of the same trade) has gone out, at most this long. */
  reorder: { behind: "any" | "same_trade"; maxMs: number } | null;
  forge: Forgery[];
};

/** The plan for a notification, drawn by `key` (trade and event). */
export function planOf(sandbox: Sandbox, outTradeNo: string, key: string): Plan {
  const faults = faultsFor(sandbox, outTradeNo);
  const strikes = striking(sandbox, key);
  const plan: Plan = { duplicates: 0, together: true, delayMs: 0, dropped: 0, reorder: null, forge: [] };
  const { duplicate, delay, drop, reorder, forge } = faults;
  if (duplicate && strikes("duplicate", duplicate.chance)) {
    plan.duplicates = duplicate.times;
    plan.together = duplicate.together;
  }
  if (delay && strikes("delay", delay.chance)) plan.delayMs = delay.ms;
  if (drop && strikes("drop", drop.chance)) plan.dropped = drop.attempts === "all" ? null : drop.attempts;
  if (reorder && strikes("reorder", reorder.chance)) plan.reorder = { behind: reorder.behind, maxMs: reorder.max_ms };
  if (forge && strikes("forge", forge.chance)) plan.forge = forge.kinds;
  return plan;
}

/** The fault that strikes this answer of the API, if any. Each call is drawn anew: a caller that asks again must be able to get through. */
export function answerFault(sandbox: Sandbox, method: string, outTradeNo: string, key: string): Faults["answer"] {
  const { answer } = faultsFor(sandbox, outTradeNo);
  if (!answer || (answer.methods && !answer.methods.includes(method))) return undefined;
  return striking(sandbox, key)("answer", answer.chance) ? answer : undefined;
}

/** The fault that strikes a refund, if any; drawn by its number, so that asking again changes nothing while the fault is set. */
export function refundFault(sandbox: Sandbox, outTradeNo: string, outRefundNo: string): Faults["refund"] {
  const { refund } = faultsFor(sandbox, outTradeNo);
  return refund && striking(sandbox, `${outTradeNo}|${outRefundNo}`)("refund", refund.chance) ? refund : undefined;
}

/** Sets the faults of one trade, or of all that have none of their own; `null` takes them away. */
export function setFaults(sandbox: Sandbox, outTradeNo: string | undefined, faults: Faults | null): void {
  writeSetting(sandbox, outTradeNo === undefined ? "faults" : `faults:${outTradeNo}`, faults);
}

/** Sets the seed that every draw starts from. */
export function setSeed(sandbox: Sandbox, seed: number): void {
  writeSetting(sandbox, "seed", seed);
}

/** The settings as they stand: the seed, the default, and each trade's own. */
export function faultSettings(sandbox: Sandbox): { seed: number; faults: Faults; trades: Record<string, Faults> } {
  const rows = sandbox.books.prepare("SELECT name, value FROM setting WHERE name LIKE 'faults:%'").all();
  return {
    seed: readSetting(sandbox, "seed", 1),
    faults: readSetting(sandbox, "faults", {}),
    trades: Object.fromEntries(rows.map((row) => [String(row.name).slice(7), JSON.parse(String(row.value))])),
  };
}

function faultsFor(sandbox: Sandbox, outTradeNo: string): Faults {
  return (
    readSetting<Faults | undefined>(sandbox, `faults:${outTradeNo}`, undefined) ?? readSetting(sandbox, "faults", {})
  );
}

function striking(sandbox: Sandbox, key: string): (fault: string, chance: number) => boolean {
  const seed = readSetting(sandbox, "seed", 1);
  return (fault, chance) =>
    createHash("sha256").update(`${seed}|${fault}|${key}`).digest().readUIntBE(0, 6) / 2 ** 48 < chance;
}

function readSetting<T>(sandbox: Sandbox, name: string, fallback: T): T {
  const row = sandbox.books.prepare("SELECT value FROM setting WHERE name = ?").get(name);
  return row ? JSON.parse(String(row.value)) : fallback;
}

function writeSetting(sandbox: Sandbox, name: string, value: unknown): void {
  if (value === null) sandbox.books.prepare("DELETE FROM setting WHERE name = ?").run(name);
  else
    sandbox.books
      .prepare(
        "INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
      )
      .run(name, JSON.stringify(value));
}
