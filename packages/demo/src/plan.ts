import { seatStarts } from "@kaimu/seatmap";
import { hallOf } from "./halls.ts";
import { houses } from "./season/houses.ts";
import type { DemoShow } from "./season/show.ts";

/** A run of a performance's plan, as the catalogue stores it. */
export interface PlanRun {
  units: number;
  tier: string;
  pool: string;
  blocked?: string;
  seats?: { from: number };
}

/** Units of one tier beside each other, all of them for everybody: from `from`, so many. In a hall they are of one row. */
export interface Stretch {
  tier: number;
  from: number;
  units: number;
}

export interface DemoPlan {
  unitCount: number;
  runs: PlanRun[];
  pools: ("public" | "house")[];
  stretches: Stretch[];
}

/** How the places or seats of a show are sold. `tierCodes` in the order of its tiers. */
export function planOf(show: DemoShow, tierCodes: string[]): DemoPlan {
  const hall = houseHall(show);
  return hall ? seatedPlan(hallOf(hall), tierCodes) : placesPlan(show);
}

/** The hall a show is sold by; undefined when it sells places without seats. */
export function houseHall(show: DemoShow) {
  const house: { hall?: "theatre" | "arena" | "stadium" } = houses[show.house];
  return show.seats ? house.hall : undefined;
}

function placesPlan({ places = [] }: DemoShow): DemoPlan {
  let from = 0;
  const stretches = places.map((tier, at) => {
    const stretch = { tier: at, from, units: tier.units };
    from += tier.units;
    return stretch;
  });
  const runs = places.map((tier) => ({ units: tier.units, tier: tier.code, pool: "public" }));
  return { unitCount: from, runs, pools: ["public"], stretches };
}

function seatedPlan({ layout, tierOf, keptAs }: ReturnType<typeof hallOf>, codes: string[]): DemoPlan {
  const runs: PlanRun[] = [];
  const { count, starts } = seatStarts(layout);
  for (let seat = 0; seat < count; seat++) {
    const as = keptAs[seat];
    const tier = codes[tierOf[seat] ?? 0] ?? "";
    const pool = as === "house" ? "house" : "public";
    const blocked = as === "house" ? undefined : as;
    const last = runs.at(-1);
    if (last && last.tier === tier && last.pool === pool && last.blocked === blocked) last.units++;
    else runs.push({ units: 1, tier, pool, ...(blocked && { blocked }), seats: { from: seat } });
  }
  const rowStarts = new Set(starts);
  const stretches: Stretch[] = [];
  for (let seat = 0; seat < count; seat++) {
    if (keptAs[seat]) continue;
    const tier = tierOf[seat] ?? 0;
    const last = stretches.at(-1);
    const goesOn = last && last.tier === tier && last.from + last.units === seat && !rowStarts.has(seat);
    if (goesOn) last.units++;
    else stretches.push({ tier, from: seat, units: 1 });
  }
  return { unitCount: count, runs, pools: ["public", "house"], stretches };
}
