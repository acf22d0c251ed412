import { setTimeout as pause } from "node:timers/promises";
import { Redis } from "ioredis";
import type { Chance } from "./chance.ts";
import { connectTo } from "./connect.ts";
import type { Withdrawal } from "./holds.ts";
import type { Show } from "./show.ts";
import type { Site } from "./site.ts";

/**
 * The organizer needs seats for himself, `times` spread over `forMs`, and takes just those that somebody holds: some of the holders are
 * ordering while he does. What he has taken he keeps. Returns which units, and when; also where nobody told him whether it was done.
 */
export async function withdrawSeats(o: {
  /** The organizer at his own site. */
  site: Site;
  show: Show;
  stores: { databaseUrl: string; redisUrl: string };
  times: number;
  forMs: number;
  chance: Chance;
}): Promise<Withdrawal[]> {
  const { performanceId } = o.show;
  const redis = new Redis(o.stores.redisUrl, { maxRetriesPerRequest: null });
  redis.on("error", () => undefined);
  const withdrawn: Withdrawal[] = [];
  const [start, gapMs] = [Date.now(), o.forMs / o.times];
  for (let n = 0; n < o.times; n += 1) {
    await pause(Math.max(0, start + (n + o.chance.next()) * gapMs - Date.now()));
    const version = await planVersion(o.stores.databaseUrl, performanceId).catch(() => undefined);
    const held = await someHeld(redis, o, start + (n + 1) * gapMs);
    if (version === undefined || held.length === 0) continue;
    const from = Date.now();
    const said = await o.site.tell("catalogue.changePlan", {
      ...{ performanceId, expectedVersion: version },
      change: { kind: "block", chosen: { ranges: held.map((unit) => [unit, unit]) }, reason: "house seats" },
    });
    if (!said.ok && said.code !== "GAVE_UP" && said.code !== "STATE_CHANGED") continue;
    withdrawn.push({ from, until: Date.now(), units: new Set(held.map((unit) => `${performanceId}/${unit}`)) });
  }
  redis.disconnect();
  return withdrawn;
}

/** One or two that are held, as soon as some are: of more, one would mostly be sold by then, and all be refused. Nothing when that does not come before `end` (ms since 1970). */
async function someHeld(redis: Redis, o: Parameters<typeof withdrawSeats>[0], end: number): Promise<number[]> {
  for (;;) {
    const held = o.chance.shuffled(await heldUnits(redis, o.show.performanceId));
    if (held.length > 0) return held.slice(0, o.chance.between(1, 2));
    if (Date.now() > end) return [];
    await pause(100);
  }
}

async function heldUnits(redis: Redis, performanceId: string): Promise<number[]> {
  const bytes = (await redis.getBuffer(`inv:{${performanceId}}:units`)) ?? Buffer.alloc(0);
  const units = Array.from({ length: Math.floor(bytes.length / 7) }, (_, unit) => unit);
  return units.filter((unit) => (bytes.readUInt8(unit * 7 + 6) & 3) === 1);
}

async function planVersion(url: string, performanceId: string): Promise<number> {
  const connection = await connectTo(url);
  try {
    const [row] = await connection.query("SELECT planVersion FROM performances WHERE id = ?", [performanceId]);
    return Number(row.planVersion);
  } finally {
    connection.destroy();
  }
}
