import { newId } from "@kaimu/api";
import { hold, showClaims } from "../../packages/api/src/inventory/index.ts";
import type { Kit } from "./bench.ts";
import { chanceOf } from "./chance.ts";
import type { HallOnSale } from "./halls.ts";
import { timedCalls } from "./timed-calls.ts";

/** Takes a share of a hall's units by lot, so many at a time, and tells Redis that they are sold. Each time they are another account's. */
export async function sellUnits(
  kit: Kit,
  hall: HallOnSale,
  o: { share: number; tierOf: Int16Array; seed: number; each?: number },
): Promise<void> {
  const { each = 40 } = o;
  const chance = chanceOf(o.seed);
  const parties: (() => Promise<void>)[] = [];
  const byTier = hall.tiers.map(() => [] as number[]);
  o.tierOf.forEach((tier, unit) => {
    if (tier >= 0 && chance.next() < o.share) byTier[tier]?.push(unit);
  });
  for (const [tier, units] of byTier.entries()) {
    for (let i = units.length - 1; i > 0; i--) {
      const j = chance.below(i + 1);
      [units[i], units[j]] = [units[j] as number, units[i] as number];
    }
    for (let from = 0; from < units.length; from += each)
      parties.push(() => sell(kit, hall, tier, units.slice(from, from + each)));
  }
  await timedCalls({ lanes: 32, calls: parties.length, warm: 0, call: (n) => parties[n]?.() ?? Promise.resolve() });
}

async function sell(kit: Kit, { performanceId, tiers }: HallOnSale, tier: number, units: number[]): Promise<void> {
  const accountId = newId();
  const items = [{ offerId: tiers[tier]?.offerId as string, quantity: units.length, units }];
  const { fence } = await hold(kit.ctx, { performanceId, accountId, clientKey: newId(), items });
  await showClaims(kit.ctx, "sold", { performanceId, accountId, units, fence });
}
