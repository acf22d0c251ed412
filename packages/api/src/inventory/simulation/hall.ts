import type { SeatMapLayout } from "@kaimu/seatmap";
import { expandPlan, type Plan, type PlanRun } from "../../catalogue/index.ts";

/** A hall as the model knows it: its plan, and where each unit is seen from the focal point. */
export interface Hall {
  plan: Plan;
  layout: SeatMapLayout | null;
  /** Undefined for a place without a seat. */
  at: ({ x: number; y: number } | undefined)[];
  /** Whether this unit and the next one are neighbours of one group, no aisle between. */
  joins: boolean[];
}

const seatGap = 20;

/** Rows of seats one behind the other, each with its aisles (the number of the seat before one). */
function layoutOf(rows: { seats: number; aisles?: number[] }[]): SeatMapLayout {
  const [width, height] = [400, 400];
  return {
    ...{ width, height, focal: { x: 70, y: 0 } },
    sections: [
      {
        ...{ key: "A", name: "A区", nameEn: "Section A", outline: [0, 0, width, 0, width, height, 0, height] },
        rows: rows.map(({ seats, aisles }, n) => ({
          ...{ name: String(n + 1), first: 1, step: 1 },
          ...(aisles ? { aisles } : {}),
          x: Array.from({ length: seats }, (_, seat) => seatGap * (seat + 1)),
          y: Array<number>(seats).fill(30 * (n + 1)),
        })),
      },
    ],
  };
}

function hallOf(runs: PlanRun[], layout: SeatMapLayout | null, version: number): Hall {
  const plan = expandPlan(version, runs);
  const seats = layout?.sections[0]?.rows.flatMap((row, n) => row.x.map((x, seat) => ({ row, n, seat, x }))) ?? [];
  const seatOf = (unit: number) => seats[plan.seatOf(unit) ?? -1];
  const joins = Array.from(plan.groupOf, (group, unit) => {
    const [here, next] = [seatOf(unit), seatOf(unit + 1)];
    if (unit + 1 >= plan.unitCount || group === 0xffff || plan.groupOf[unit + 1] !== group || here?.n !== next?.n)
      return false;
    return !here || !(here.row.aisles ?? []).includes(here.seat);
  });
  const at = joins.map((_, unit) => {
    const seat = seatOf(unit);
    return seat && layout ? { x: seat.x - layout.focal.x, y: 30 * (seat.n + 1) } : undefined;
  });
  return { plan, layout, at, joins };
}

const rows = layoutOf([{ seats: 6 }, { seats: 6, aisles: [2] }, { seats: 5 }]);
const small = layoutOf([{ seats: 4 }, { seats: 3 }]);
const run = (units: number, tier: string, pool: string, from?: number, blocked?: string): PlanRun => ({
  ...{ units, tier, pool },
  ...(from === undefined ? {} : { seats: { from } }),
  ...(blocked ? { blocked } : {}),
});

/** Each hall in two plans: the second blocks something, moves something, or has more. */
export const halls: [Hall, Hall][] = [
  [
    hallOf([run(6, "a", "public", 0), run(11, "b", "public", 6)], rows, 1),
    hallOf([run(5, "a", "public", 0), run(1, "a", "public", 5, "pillar"), run(11, "b", "public", 6)], rows, 2),
  ],
  [
    hallOf([run(4, "a", "public", 0), run(3, "a", "public", 4)], small, 1),
    hallOf([run(4, "a", "public", 0), run(3, "b", "house", 4)], small, 2),
  ],
  [hallOf([run(5, "a", "public")], null, 1), hallOf([run(5, "a", "public"), run(3, "a", "public")], null, 2)],
];
