import type { UnitState } from "@kaimu/seatmap";
import type { Locale } from "../../locale.ts";
import type { SeatIndex } from "../seat-index.ts";
import type { SeatTier } from "../seat-tier.ts";
import type { SectionCounts } from "../section-counts.ts";
import type { Ink } from "./ink.ts";

/** Everything a drawing is made from. */
export interface Scene {
  index: SeatIndex;
  tiers: readonly SeatTier[];
  /** Unit → tier, −1 where it is blocked. */
  tierOf: Int16Array;
  stateOf(unit: number): UnitState;
  counts: SectionCounts;
  ink: Ink;
  /** The tiers to show; null shows all. The others are dimmed. */
  only: ReadonlySet<number> | null;
  stageName: string;
  locale: Locale;
}

/** The part of the layout a drawing shows: its top left corner in layout units, CSS pixels a unit, device pixels a CSS pixel. */
export interface Frame {
  left: number;
  top: number;
  right: number;
  bottom: number;
  scale: number;
  density: number;
  /** Leaves out the names of sections, as in a very small map. */
  nameless?: boolean;
}

/** Whether a tier is dimmed by the reader's choice of prices. */
export function isDimmed(scene: Scene, tier: number): boolean {
  return scene.only !== null && !scene.only.has(tier);
}
