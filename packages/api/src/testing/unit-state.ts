import type { Platform } from "../context.ts";
import { unitBytes } from "../inventory/unit-bytes.ts";
import { unitKey } from "../inventory/unit-keys.ts";

type Stores = Pick<Platform, "redis">;

/** Makes the time of an account's hold end at this moment of Redis's clock (in ms): it was given earlier than it was. */
export async function endHoldAt({ redis }: Stores, performanceId: string, accountId: string, at: number) {
  const accounts = unitKey(performanceId, "accounts");
  const [counts = "", ...rest] = ((await redis.hget(accounts, accountId)) ?? "").split("|");
  const [owned, gone, since, second, micro, behind, , kept] = counts.split(":").map(Number);
  const earlier = 10_000_000;
  const given = Number(second) - earlier;
  const lasts = at - given * 1000 - Math.floor(Number(micro) / 1000);
  if (lasts < 0) return endHoldAt({ redis }, performanceId, accountId, given * 1000 + 1_000);
  const moved = [owned, gone, since, given, micro, Number(behind) + earlier * 1_000_000, lasts, kept].join(":");
  await redis.hset(accounts, accountId, [moved, ...rest].join("|"));
  await redis.zadd(unitKey(performanceId, "deadlines"), Math.ceil(at / 1000), accountId);
}

/** Makes the time be over that an account's orders under way have: they were of processes that died. */
export async function endOrdering({ redis }: Stores, performanceId: string, accountId: string): Promise<void> {
  const ordering = unitKey(performanceId, "ordering");
  const underWay = (await redis.hget(ordering, accountId)) ?? "";
  await redis.hset(ordering, accountId, underWay.replaceAll(/\d+(?=,|$)/g, "1"));
}

/** Takes an account's hold out of Redis's memory and leaves the units that it holds. */
export async function loseHold({ redis }: Stores, performanceId: string, accountId: string): Promise<void> {
  await redis.hdel(unitKey(performanceId, "accounts"), accountId);
  await redis.zrem(unitKey(performanceId, "deadlines"), accountId);
}

/** Makes units free in Redis, whoever's they are. */
export async function forgetOwners({ redis }: Stores, performanceId: string, units: number[]): Promise<void> {
  for (const unit of units) await redis.setrange(unitKey(performanceId, "units"), unit * 7, "\0".repeat(7));
}

/** How many units an account holds or owns as Redis counts them. */
export async function countedFor({ redis }: Stores, performanceId: string, accountId: string): Promise<number> {
  return Number.parseInt((await redis.hget(unitKey(performanceId, "accounts"), accountId)) ?? "0", 10);
}

/** How many units are not free in Redis. */
export async function takenUnits({ redis }: Stores, performanceId: string): Promise<number> {
  const units = unitBytes((await redis.getBuffer(unitKey(performanceId, "units"))) ?? Buffer.alloc(0));
  return Array.from({ length: units.count }, (_, unit) => units.state(unit)).filter((state) => state !== 0).length;
}
