import { createHash } from "node:crypto";
import { newId } from "@kaimu/api";
import { epochOf } from "../../packages/api/src/inventory/epoch.ts";
import { rebuild } from "../../packages/api/src/inventory/index.ts";
import { unitKey } from "../../packages/api/src/inventory/unit-script.ts";
import { holdScript } from "../../packages/api/src/inventory/unit-scripts.ts";
import type { Kit } from "./bench.ts";
import type { HallOnSale } from "./halls.ts";

/** Loads the hold script as the product calls it in this Redis; answers with its digest. */
export async function loadHoldScript(kit: Kit, performanceId: string): Promise<string> {
  const text = holdScript.text(await epochOf(kit.ctx, performanceId));
  await (kit.ctx.redis as { script(what: "LOAD", text: string): Promise<unknown> }).script("LOAD", text);
  return createHash("sha1").update(text).digest("hex");
}

/** One call of a script. */
export interface ScriptCall {
  key: string;
  args: (string | number)[];
}

/** Key and arguments of a hold of these units, as inventory/hold.ts makes them. */
export function holdCall(hall: HallOnSale, o: { accountId: string; units: number[] }): ScriptCall {
  const items = [{ offerId: hall.tiers[0]?.offerId, quantity: o.units.length, units: o.units }];
  return {
    key: unitKey(hall.performanceId, "meta"),
    args: [
      ...[hall.saleVersion, newId(), o.accountId, "web", newId(), JSON.stringify(items)],
      ...[o.units.length, o.units.join(",")],
    ],
  };
}

/** Puts a hall's state in Redis back to how it was before anybody came. */
export async function emptyAgain(kit: Kit, { performanceId, tiers }: HallOnSale): Promise<void> {
  const names = ["meta", "units", "places", "holds", "deadlines", "accounts", "changes"];
  const ofGroups = tiers.flatMap((_, group) => [`blocks:${group}`, `room:${group}`]);
  for (const name of [...names, ...ofGroups]) await kit.ctx.redis.unlink(unitKey(performanceId, name));
  await rebuild(kit.ctx, performanceId);
}
