import { type KnownRoom } from "./known-rooms.ts";
import { type Bucket, expectedPace, measurePace, type Pace, readBuckets } from "./pace.ts";
import type { LiveRoom, RoomPhase } from "./waiting-view.ts";

/** A room as it was a moment ago. */
export interface RoomNow extends Omit<LiveRoom, "measuredPerMinute" | "series" | "lostAt"> {
  settings: KnownRoom;
  queue: string;
  /** Buyers have to queue now. */
  on: boolean;
  opensAt: number;
  served: number;
  lostAt: number | null;
  /** Undefined while there is too little to measure. */
  measured: Pace | undefined;
  pace: Pace;
  buckets: Bucket[];
  /** Redis's clock, as far as this process can tell. */
  nowMs(): number;
}

export const minutesKept = 10;

/** Reads the answer of turn.lua. */
export function toRoomNow(settings: KnownRoom, answer: unknown[]): RoomNow {
  const at = performance.now();
  const [, now, waiting, expected, inside, load] = answer.map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const room = pairs(answer[6] as string[]);
  const n = (field: string) => Number(room.get(field) ?? 0);
  const [on, opened] = [n("on") === 1, n("opened") === 1];
  const buckets = readBuckets(answer[7] as string[], now, minutesKept);
  const measured = measurePace(buckets);
  const off: RoomPhase = settings.mode === "by_load" ? "none" : "before";
  return {
    settings,
    queue: room.get("queue") ?? "",
    phase: !on ? off : opened ? "waiting" : "prequeue",
    on,
    opensAt: n("opens"),
    served: n("served"),
    waiting,
    expected,
    inside,
    admitted: n("admitted"),
    come: n("come"),
    missed: n("missed"),
    left: n("gave_up"),
    loadPerMinute: load,
    lostAt: n("lost") || null,
    measured,
    pace: measured ?? expectedPace(settings.ratePerMinute),
    buckets,
    nowMs: () => now + performance.now() - at,
  };
}

function pairs(flat: string[]): Map<string, string> {
  const map = new Map<string, string>();
  for (let i = 0; i < flat.length; i += 2) map.set(flat[i] as string, flat[i + 1] as string);
  return map;
}
