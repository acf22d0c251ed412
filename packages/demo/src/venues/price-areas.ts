import { type Row, type SeatMapLayout, type Section, type TierRun, tierRuns } from "@kaimu/seatmap";
import { fineness } from "./draft.ts";

/** Which seats cost what: tiers count from 0, the dearest. */
export interface PriceAreas {
  tierCount: number;
  /** In the order of the seats. */
  runs: TierRun[];
  /** The keys of the sections that have seats of a tier. A section can stand in several. */
  sectionsOfTier: string[][];
}

/**
 * Parts the seats into tiers by how far a row is from what everybody looks at. `remoteness` says it of a row in units of
 * 5 cm; `shares` are the shares of the house a tier gets, dearest first. Rows equally far cost the same, so that both
 * sides of a house are alike.
 */
export function priceAreas(
  layout: SeatMapLayout,
  shares: number[],
  remoteness: (section: Section, row: Row) => number,
): PriceAreas {
  const rows = layout.sections.flatMap((section) =>
    section.rows.map((row) => ({ section, row, far: remoteness(section, row) })),
  );
  const seats = rows.reduce((sum, { row }) => sum + row.x.length, 0);
  const tierAt = new Map<number, number>();
  let [seen, tier, limit] = [0, 0, (shares[0] ?? 1) * seats];
  for (const together of equallyFar(rows.map(({ far }) => far))) {
    const here = rows.reduce((sum, { far, row }) => sum + (together.has(far) ? row.x.length : 0), 0);
    while (seen + here / 2 > limit && tier < shares.length - 1) {
      tier++;
      limit += (shares[tier] ?? 0) * seats;
    }
    for (const far of together) tierAt.set(far, tier);
    seen += here;
  }
  const tierOfRow = rows.map(({ far }) => tierAt.get(far) ?? 0);
  const sectionsOfTier = shares.map((_, t) => [
    ...new Set(rows.filter((_, at) => tierOfRow[at] === t).map(({ section }) => section.key)),
  ]);
  return {
    tierCount: shares.length,
    runs: tierRuns(rows.flatMap(({ row }, at) => row.x.map(() => tierOfRow[at] ?? 0))),
    sectionsOfTier,
  };
}

/** Distances, near to far, in groups whose members differ by next to nothing: left and right of a house, but for rounding. */
function equallyFar(distances: number[]): Set<number>[] {
  const groups: Set<number>[] = [];
  let last = Number.NEGATIVE_INFINITY;
  for (const far of [...new Set(distances)].sort((a, b) => a - b)) {
    if (far - last > 4) groups.push(new Set());
    groups.at(-1)?.add(far);
    last = far;
  }
  return groups;
}

/** How far the middle of a section is from the focal point, in units of 5 cm. */
export function sectionDistance(layout: SeatMapLayout, section: Section): number {
  const xs = section.outline.filter((_, i) => i % 2 === 0);
  const ys = section.outline.filter((_, i) => i % 2 === 1);
  const middle = (values: number[]) => (Math.min(...values) + Math.max(...values)) / 2;
  return Math.hypot(middle(xs) - layout.focal.x, middle(ys) - layout.focal.y) / fineness;
}
