import { type SeatMapLayout, seatStarts } from "@kaimu/seatmap";
import { blockedGroup, type Plan } from "../catalogue/index.ts";

/** Neighbours of one group in a row, no aisle between them; coordinates from the focal point. */
interface Block {
  first: number;
  seats: number;
  from: { x: number; y: number };
  to: { x: number; y: number };
}

/** Places without a seat stand in blocks of so many: nearer ones are those with smaller numbers. */
const placesTogether = 200;
const recordBytes = 26;

/** What load.lua puts beside the units, so that the best of them are found: see unit-state.lua and best-seats.lua. */
export interface SeatBlocks {
  places: Buffer;
  /** By group. */
  blocks: Buffer[];
  room: Buffer[];
}

/**
 * Lays out a plan's units as blocks, the nearest to what everybody looks at first. `isFree` says which units are free at this moment:
 * a block's room begins as what it truly has. Pure.
 */
export function seatBlocks(plan: Plan, layout: SeatMapLayout | null, isFree: (unit: number) => boolean): SeatBlocks {
  const places = Buffer.alloc(plan.unitCount * 4, 0xff);
  const byGroup = plan.groups.map(() => [] as Block[]);
  for (const [group, block] of stretches(plan, layout)) byGroup[group]?.push(block);
  const room: Buffer[] = [];
  const blocks = byGroup.map((list, group) => {
    const sorted = list.map((block) => ({ ...block, least: leastDistance(block) })).sort((a, b) => a.least - b.least);
    const bytes = Buffer.alloc(sorted.length * recordBytes);
    const rooms = Buffer.alloc(sorted.length);
    sorted.forEach((block, at) => {
      write(bytes, at * recordBytes, block);
      rooms[at] = longestFree(block, isFree);
      for (let unit = block.first; unit < block.first + block.seats; unit++) {
        places.writeUInt16BE(group, unit * 4);
        places.writeUInt16BE(at, unit * 4 + 2);
      }
    });
    room.push(rooms);
    return bytes;
  });
  return { places, blocks, room };
}

/** All blocks of a plan with their groups, in the order of their units. */
function* stretches(plan: Plan, layout: SeatMapLayout | null): Generator<[number, Block]> {
  const order = layout && seatStarts(layout);
  let row = 0;
  let open: { group: number; block: Block; seat: number | null } | undefined;
  for (let unit = 0; unit < plan.unitCount; unit++) {
    const group = plan.groupOf[unit] ?? blockedGroup;
    const seat = group === blockedGroup ? null : plan.seatOf(unit);
    const at = seat === null || !order || !layout ? { x: 0, y: unit } : seatPoint(seat);
    const joins =
      open !== undefined &&
      open.group === group &&
      (seat === null ? open.seat === null && open.block.seats < placesTogether : areNeighbours(open.seat, seat));
    if (open && joins) {
      open.block.seats += 1;
      open.block.to = at;
      open.seat = seat;
      continue;
    }
    if (open) yield [open.group, open.block];
    open = group === blockedGroup ? undefined : { group, seat, block: { first: unit, seats: 1, from: at, to: at } };
  }
  if (open) yield [open.group, open.block];

  function seatPoint(seat: number): { x: number; y: number } {
    if (!order || !layout) return { x: 0, y: 0 };
    while (row > 0 && (order.starts[row] ?? 0) > seat) row -= 1;
    while (row + 1 < order.starts.length && (order.starts[row + 1] ?? 0) <= seat) row += 1;
    const i = seat - (order.starts[row] ?? 0);
    const { x, y } = order.rows[row] ?? { x: [], y: [] };
    return { x: (x[i] ?? 0) - layout.focal.x, y: (y[i] ?? 0) - layout.focal.y };
  }

  /** Of one row, side by side, and no aisle between: `seat` is of the row that was looked at last. */
  function areNeighbours(before: number | null, seat: number): boolean {
    if (before === null || seat !== before + 1) return false;
    const first = order?.starts[row] ?? 0;
    return before >= first && !order?.rows[row]?.aisles?.includes(before - first);
  }
}

/** From the focal point to the nearest point of the line from the block's first seat to its last. */
function leastDistance({ from, to }: Block): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = dx * dx + dy * dy;
  const t = length === 0 ? 0 : Math.min(1, Math.max(0, -(from.x * dx + from.y * dy) / length));
  return Math.hypot(from.x + dx * t, from.y + dy * t);
}

function longestFree({ first, seats }: Block, isFree: (unit: number) => boolean): number {
  let [longest, now] = [0, 0];
  for (let unit = first; unit < first + seats; unit++) {
    now = isFree(unit) ? now + 1 : 0;
    longest = Math.max(longest, now);
  }
  return Math.min(longest, 254);
}

function write(bytes: Buffer, at: number, block: Block & { least: number }): void {
  bytes.writeUInt32BE(block.first, at);
  bytes.writeUInt16BE(block.seats, at + 4);
  // Rounded to the single precision that the search reckons in, never above the true distance.
  [block.least - 0.01, block.from.x, block.from.y, block.to.x, block.to.y].forEach((value, n) => {
    bytes.writeFloatBE(value, at + 6 + n * 4);
  });
}
