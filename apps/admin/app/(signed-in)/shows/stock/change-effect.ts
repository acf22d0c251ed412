import { type Counts, countUnits, type StockUnits } from "./stock-units.ts";

/** What can be done to units that are there. */
export type Action = "block" | "free" | "pool" | "tier";
export const actions = ["block", "free", "pool", "tier"] as const;

/** Units that are meant: these, or so many places without a seat of one tier in one pool. */
export type Meant = { units: readonly number[] } | { tier: number; pool: number; count: number };

/** What an action would do, before it is done. */
export interface Effect {
  counts: Counts;
  /** How many it changes; of so many places without a seat: how many there are for it. */
  touched: number;
  /** Held ones among them: their holds end. */
  ended: number;
  /** Units that stand in the way, since somebody has them. */
  refused: number[];
}

/**
 * What an action would do to what is meant, as far as this page knows. Blocking and another tier stop at what is ordered or sold; another
 * pool does not: a sold place stays with its buyer, and only its return is sold by the new pool.
 */
export function effectOf(action: Action, meant: Meant, of: StockUnits): Effect {
  if (!("units" in meant)) return effectOnPlaces(action, meant, of);
  const counts = countUnits(of, meant.units);
  const refused =
    action === "block" || action === "tier" ? meant.units.filter((unit) => of.standing(unit) === "sold") : [];
  if (action === "free") return { counts, touched: counts.blocked, ended: 0, refused };
  return { counts, touched: meant.units.length - refused.length, ended: counts.held, refused };
}

function effectOnPlaces(action: Action, meant: { tier: number; pool: number; count: number }, of: StockUnits): Effect {
  const counts = countUnits(of, placesOf(meant, of));
  const there = action === "free" ? counts.blocked : counts.free + counts.held;
  const touched = Math.min(meant.count, there);
  const ended = action === "free" ? 0 : Math.max(0, touched - counts.free);
  return { counts, touched, ended, refused: [] };
}

/** The places without a seat of one tier in one pool. */
export function placesOf({ tier, pool }: { tier: number; pool: number }, of: StockUnits): number[] {
  const units: number[] = [];
  for (let unit = 0; unit < of.unitCount; unit++)
    if (of.tierOf[unit] === tier && of.poolOf[unit] === pool && !of.hasSeat(unit)) units.push(unit);
  return units;
}
