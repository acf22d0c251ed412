import type { Platform } from "../context.ts";

/** Whether a process can do its work: each store's own answer, within a second. */
export interface Health {
  ready: boolean;
  mysql: "up" | "down";
  redis: "up" | "down";
}

/** Asks the stores now; nothing is remembered. */
export async function healthOf(platform: Pick<Platform, "db" | "redis">): Promise<Health> {
  const [mysql, redis] = await Promise.all([answers(platform.db.$queryRaw`SELECT 1`), answers(platform.redis.ping())]);
  return { ready: mysql === "up" && redis === "up", mysql, redis };
}

async function answers(asked: Promise<unknown>): Promise<"up" | "down"> {
  const late = new Promise<never>((_, reject) => setTimeout(() => reject(new Error("no answer")), 1_000).unref());
  return Promise.race([asked, late]).then(
    () => "up" as const,
    () => "down" as const,
  );
}
