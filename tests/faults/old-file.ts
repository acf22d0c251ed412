import { cpSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { Redis } from "ioredis";
import type { Platform } from "../../local/start/platform.ts";
import { killOnce } from "./kills.ts";

/**
 * Redis falls, and comes back with its file as that was `behindMs` before: a volume that was put back from its snapshot. The file is copied
 * while it is written to, the sale goes on, and before the server is started again the copy is in the file's place. Returns when (ms) it fell.
 */
export async function restartFromOldFile(platform: Platform, redis: Redis, behindMs: number): Promise<number> {
  const told = async (name: string) => ((await redis.config("GET", name)) as string[])[1] as string;
  const file = join(await told("dir"), await told("appenddirname"));
  const [old, lost] = [`${file}.old`, `${file}.lost`];
  cpSync(file, old, { recursive: true });
  try {
    await pause(behindMs);
    // Should it have been killed by somebody else meanwhile, it is back then.
    await redis.ping();
    const { at, backAfterMs } = await killOnce(platform, "redis", () => {
      renameSync(file, lost);
      renameSync(old, file);
    });
    if (backAfterMs === null) throw new Error("it did not come back");
    return at;
  } finally {
    for (const left of [old, lost]) rmSync(left, { recursive: true, force: true });
  }
}
