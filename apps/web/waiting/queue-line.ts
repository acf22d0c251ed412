import { nearness, type Place, stageOf } from "./queue.ts";

/** A point of the line on the picture, and how large whoever stands there is drawn: what is near the door is far away. */
export interface Spot {
  x: number;
  y: number;
  r: number;
}

/** The picture's measures; the door stands in its middle, on the floor's far edge. */
export const picture = { width: 400, height: 250, door: { x: 200, y: 124, width: 148, height: 106 } } as const;

/** Where on the winding line from the front (0) to the door (1) a place lies. Pure. */
export function spotAt(nearness: number): Spot {
  const left = 1 - nearness;
  const depth = left ** 1.35;
  const x = picture.door.x + 158 * left ** 0.9 * Math.sin(left * Math.PI * 3.1);
  return { x: round(x), y: round(picture.door.y + 8 + 104 * depth), r: round(2.4 + 4.6 * depth) };
}

/** Somebody in the line: `key` stays his as he moves. */
export interface Person extends Spot {
  key: string;
}

const mostAhead = 30;
const mostBehind = 7;

/**
 * Who is drawn. Before the draw a crowd without an order; after it the line: each one ahead where they are few, else a line that
 * stands for them, and some of those behind. Few enough for any phone.
 */
export function peopleOf(place: Place): { others: Person[]; me: Person | null } {
  const stage = stageOf(place);
  if (["none", "missed", "left", "before"].includes(stage)) return { others: [], me: null };
  if (stage === "prequeue" || stage === "drawing") {
    const others = Math.min(mostAhead, Math.max(0, place.waiting - 1));
    return { others: Array.from({ length: others }, (_, at) => inCrowd(at)), me: { ...inCrowd(-1), key: "me" } };
  }
  const here = nearness(place);
  const before = stage === "admitted" || stage === "turn" ? 0 : Math.max(0, place.ahead ?? 0);
  const drawn = Math.min(mostAhead, before);
  const step = (0.97 - here) / Math.max(1, drawn);
  const ahead = Array.from({ length: drawn }, (_, at) => ({
    ...spotAt(here + step * (drawn - at)),
    key: before <= mostAhead && place.number !== null ? `n${place.number - drawn + at}` : `a${at}`,
  }));
  const after = Math.min(mostBehind, Math.max(0, place.waiting - before - 1));
  const behind = Array.from({ length: after }, (_, at) => ({ ...spotAt(here - 0.035 * (at + 1)), key: `b${at}` }));
  // Whoever stands before the picture's front edge is not in it.
  const others = [...ahead, ...behind.filter((person) => person.y < picture.height + 6)];
  return { others, me: { ...spotAt(here), key: "me" } };
}

/** Places of a crowd, spread evenly without rows to be seen (steps of the plastic number). The one at −1 is in its middle. */
function inCrowd(at: number): Person {
  const along = at < 0 ? 0.5 : (0.31 + at * 0.7548776662) % 1;
  const depth = at < 0 ? 0.55 : (0.17 + at * 0.5698402909) % 1;
  return {
    x: round(picture.door.x + (along - 0.5) * (210 + 160 * depth)),
    y: round(picture.door.y + 18 + 96 * depth),
    r: round(3 + 4 * depth),
    key: `c${at}`,
  };
}

function round(n: number): number {
  return Math.round(n * 10) / 10;
}
