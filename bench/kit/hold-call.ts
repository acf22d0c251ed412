import { createHash } from "node:crypto";
import { newId } from "@kaimu/api";
import { epochOf } from "../../packages/api/src/inventory/epoch.ts";
import { holdArguments } from "../../packages/api/src/inventory/hold-arguments.ts";
import { rebuild } from "../../packages/api/src/inventory/index.ts";
import { saleKey, unitKey, unitKeyNames } from "../../packages/api/src/inventory/unit-keys.ts";
import { holdScript } from "../../packages/api/src/inventory/unit-scripts.ts";
import type { Kit } from "./bench.ts";
import type { HallOnSale } from "./halls.ts";

/** Loads the hold script as the product calls it in this Redis; answers with its digest. */
export async function loadHoldScript(kit: Kit, performanceId: string): Promise<string> {
  const text = await holdScriptText(kit, performanceId);
  await (kit.ctx.redis as { script(what: "LOAD", text: string): Promise<unknown> }).script("LOAD", text);
  return createHash("sha1").update(text).digest("hex");
}

/** The hold script as the product loads it for the life that this Redis has now. */
export async function holdScriptText(kit: Kit, performanceId: string): Promise<string> {
  return holdScript.text(await epochOf(kit.ctx, performanceId));
}

/** One call of a script. */
export interface ScriptCall {
  key: string;
  args: (string | number)[];
}

/** Key and arguments of a hold of these units, as inventory/hold.ts makes them. */
export function holdCall(hall: HallOnSale, o: { accountId: string; units: number[] }): ScriptCall {
  const { accountId, units } = o;
  const args = holdArguments({
    ...{ id: newId(), accountId, channel: "web", clientKey: newId(), terms: hall.terms },
    items: [{ offerId: hall.tiers[0]?.offerId, quantity: units.length, units }],
    asked: { count: units.length, units, wants: [] },
  });
  return { key: saleKey(hall.performanceId), args };
}

/** Puts a hall's state in Redis back to how it was before anybody came. */
export async function emptyAgain(kit: Kit, { performanceId, tiers }: HallOnSale): Promise<void> {
  for (const name of unitKeyNames(tiers.length)) await kit.ctx.redis.unlink(unitKey(performanceId, name));
  await rebuild(kit.ctx, performanceId);
}
