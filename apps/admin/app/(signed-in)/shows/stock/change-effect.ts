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

/** Whether what a pool sells, another one sells to the same people: then a hold outlives the move. */
type SellsOn = (fromPool: number) => boolean;

/**
 * What an action would do to what is meant, as far as this page knows. Blocking and another tier stop at what is ordered or sold; another
 * pool does not: a sold place stays with its buyer, and only its return is sold by the new pool.
 */
export function effectOf(action: Action, meant: Meant, of: StockUnits, sellsOn: SellsOn): Effect {
  if (!("units" in meant)) return effectOnPlaces(action, meant, of, sellsOn);
  const counts = countUnits(of, meant.units);
  const refused =
    action === "block" || action === "tier" ? meant.units.filter((unit) => of.standing(unit) === "sold") : [];
  if (action === "free") return { counts, touched: counts.blocked, ended: 0, refused };
  const keeps = (unit: number) => action === "pool" && sellsOn(of.poolOf[unit] ?? -1);
  const ended = meant.units.filter((unit) => of.standing(unit) === "held" && !keeps(unit)).length;
  return { counts, touched: meant.units.length - refused.length, ended, refused };
}

function effectOnPlaces(
  action: Action,
  meant: { tier: number; pool: number; count: number },
  of: StockUnits,
  sellsOn: SellsOn,
): Effect {
  const counts = countUnits(of, placesOf(meant, of));
  const there = action === "free" ? counts.blocked : counts.free + counts.held;
  const touched = Math.min(meant.count, there);
  const ends = action === "block" || action === "tier" || (action === "pool" && !sellsOn(meant.pool));
  const ended = ends ? Math.max(0, touched - counts.free) : 0;
  return { counts, touched, ended, refused: [] };
}

/** The places without a seat of one tier in one pool. */
export function placesOf({ tier, pool }: { tier: number; pool: number }, of: StockUnits): number[] {
  const units: number[] = [];
  for (let unit = 0; unit < of.unitCount; unit++)
    if (of.tierOf[unit] === tier && of.poolOf[unit] === pool && !of.hasSeat(unit)) units.push(unit);
  return units;
}
