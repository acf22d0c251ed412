import { type SeatMapLayout, seatStarts, tierOfUnits } from "@kaimu/seatmap";
import type { Hall } from "./season/houses.ts";
import { arena, stadium, theatre } from "./venues/index.ts";

/** Seats that not everybody can buy: `rows` of a section from the front, of each so many seats from one of its ends or its middle. */
interface Kept {
  sections: string[];
  rows: [from: number, to: number];
  seats?: [count: number, at: "first" | "last" | "middle"];
  as: "house" | Blocked;
}

/** Why a seat is never sold: what stands before it, or the desk that stands in its place. */
type Blocked = "sight_line" | "technical";

const kept: Record<Hall, Kept[]> = {
  theatre: [
    { sections: ["B"], rows: [7, 7], as: "house" },
    { sections: ["B"], rows: [16, 16], seats: [8, "middle"], as: "technical" },
    { sections: ["A", "D"], rows: [1, 2], seats: [2, "first"], as: "sight_line" },
    { sections: ["C", "F"], rows: [1, 2], seats: [2, "last"], as: "sight_line" },
  ],
  arena: [
    { sections: ["A2"], rows: [6, 6], as: "house" },
    { sections: ["110", "111"], rows: [1, 1], as: "house" },
    { sections: ["C2"], rows: [6, 8], seats: [10, "middle"], as: "technical" },
    { sections: ["101", "201"], rows: [1, 15], seats: [3, "first"], as: "sight_line" },
    { sections: ["120", "226"], rows: [1, 15], seats: [3, "last"], as: "sight_line" },
  ],
  stadium: [
    { sections: ["B3"], rows: [1, 2], as: "house" },
    { sections: ["114", "115"], rows: [1, 2], as: "house" },
    { sections: ["E2"], rows: [1, 6], seats: [16, "middle"], as: "technical" },
    { sections: ["101", "201"], rows: [1, 32], seats: [5, "first"], as: "sight_line" },
    { sections: ["128", "240"], rows: [1, 32], seats: [5, "last"], as: "sight_line" },
  ],
};

/** A hall as the season sells it: for each seat its tier by number, and whether it is kept and as what. */
export interface SoldHall {
  layout: SeatMapLayout;
  tierOf: Int16Array;
  keptAs: (Kept["as"] | undefined)[];
}

const built = new Map<Hall, SoldHall>();

/** A hall, worked out once however many houses have it. */
export function hallOf(hall: Hall): SoldHall {
  const known = built.get(hall);
  if (known) return known;
  const { layout, prices } = { theatre, arena, stadium }[hall]();
  const made = { layout, tierOf: tierOfUnits(prices.runs), keptAs: keptSeats(layout, kept[hall]) };
  built.set(hall, made);
  return made;
}

function keptSeats(layout: SeatMapLayout, rules: Kept[]): SoldHall["keptAs"] {
  const { count, starts, rows, sections } = seatStarts(layout);
  const as: SoldHall["keptAs"] = Array(count).fill(undefined);
  for (const rule of rules)
    rows.forEach((row, at) => {
      const section = sections[at];
      if (!section || !rule.sections.includes(section.key)) return;
      const number = section.rows.indexOf(row) + 1;
      if (number < rule.rows[0] || number > rule.rows[1]) return;
      const [from, to] = seatsOf(row.x.length, rule.seats);
      as.fill(rule.as, (starts[at] ?? 0) + from, (starts[at] ?? 0) + to);
    });
  return as;
}

function seatsOf(seats: number, part: Kept["seats"]): [from: number, to: number] {
  if (!part) return [0, seats];
  const [count, at] = [Math.min(seats, part[0]), part[1]];
  const from = { first: 0, last: seats - count, middle: Math.floor((seats - count) / 2) }[at];
  return [from, from + count];
}
