import type { Platform } from "../context.ts";
import { unitBytes } from "../inventory/unit-bytes.ts";
import { unitKey } from "../inventory/unit-script.ts";

type Stores = Pick<Platform, "redis">;

/** Makes a hold's time end at this moment of Redis's clock (in ms), by what its record and the deadlines say. */
export async function endHoldAt({ redis }: Stores, performanceId: string, fence: bigint, at: number): Promise<void> {
  const holds = unitKey(performanceId, "holds");
  const record = (await redis.hget(holds, String(fence)))?.split("|") ?? [];
  record[4] = String(at);
  await redis.hset(holds, String(fence), record.join("|"));
  await redis.zadd(unitKey(performanceId, "deadlines"), at, String(fence));
  await redis.hset(unitKey(performanceId, "meta"), "due", String(at));
}

/** The fencing number of the one hold that a performance has. */
export async function fenceOfOnlyHold({ redis }: Stores, performanceId: string): Promise<bigint> {
  const [fence = "0"] = await redis.zrange(unitKey(performanceId, "deadlines"), "0", "0");
  return BigInt(fence);
}

/** Takes a hold out of Redis's memory and leaves everything that points to it. */
export async function loseHold({ redis }: Stores, performanceId: string, fence: bigint): Promise<void> {
  await redis.hdel(unitKey(performanceId, "holds"), String(fence));
  await redis.zrem(unitKey(performanceId, "deadlines"), String(fence));
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
