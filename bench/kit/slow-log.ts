import { createHash } from "node:crypto";
import { Redis } from "ioredis";
import { epochOf } from "../../packages/api/src/inventory/epoch.ts";
import { holdScript, pickScript } from "../../packages/api/src/inventory/unit-scripts.ts";
import type { Kit } from "./bench.ts";

/** Lets Redis log every call; `read` gives what the searches and the holds took since, in microseconds, and ends it. */
export async function slowLogOf(
  kit: Kit,
  atMost: number,
): Promise<{ read(): Promise<{ picks: number[]; holds: number[] }> }> {
  const redis = new Redis(kit.platform.env.REDIS_URL as string);
  const epoch = await epochOf(kit.ctx, "any");
  const digest = (text: string) => createHash("sha1").update(text).digest("hex");
  const [pick, hold] = [digest(pickScript.text(epoch)), digest(holdScript.text(epoch))];
  await redis.config("SET", "slowlog-max-len", atMost);
  await redis.config("SET", "slowlog-log-slower-than", 0);
  await redis.slowlog("RESET");
  return {
    async read() {
      await redis.config("SET", "slowlog-log-slower-than", -1);
      const entries = (await redis.slowlog("GET", atMost)) as [number, number, number, string[]][];
      const of = (script: string) => entries.flatMap(([, , micros, [, sha]]) => (sha === script ? [micros] : []));
      const read = { picks: of(pick), holds: of(hold) };
      await redis.config("SET", "slowlog-log-slower-than", 10_000);
      redis.disconnect();
      return read;
    },
  };
}
