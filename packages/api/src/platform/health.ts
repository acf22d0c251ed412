import type { Platform } from "../context.ts";
import type { BreakerName, BreakerState } from "./breaker.ts";
import { statesOf } from "./breakers.ts";
import type { Redis } from "./redis.ts";

/** Whether a process can do its work: each store's own answer, within a second. */
export interface Health {
  ready: boolean;
  mysql: "up" | "down";
  redis: "up" | "down";
  /** What stands before stores and third parties; an open one before a third party leaves a process ready. */
  breakers: Record<BreakerName, BreakerState> | undefined;
}

/** Asks the stores now; nothing is remembered. */
export async function healthOf(
  platform: Pick<Platform, "db" | "redis"> & Partial<Pick<Platform, "breakers">>,
): Promise<Health> {
  const [mysql, redis] = await Promise.all([answers(platform.db.$queryRaw`SELECT 1`), answers(serves(platform.redis))]);
  return {
    ready: mysql === "up" && redis === "up",
    mysql,
    redis,
    breakers: platform.breakers && statesOf(platform.breakers),
  };
}

/** A cluster serves when one of its servers says that it does: of a vacant place the calls for it tell. */
async function serves(redis: Redis): Promise<void> {
  if (!("slots" in redis)) return void (await redis.ping());
  if (!/cluster_state:ok/.test(String(await redis.cluster("INFO")))) throw new Error("the cluster does not serve");
}

async function answers(asked: Promise<unknown>): Promise<"up" | "down"> {
  const late = new Promise<never>((_, reject) => setTimeout(() => reject(new Error("no answer")), 1_000).unref());
  return Promise.race([asked, late]).then(
    () => "up" as const,
    () => "down" as const,
  );
}
