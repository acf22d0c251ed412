import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { Redis } from "ioredis";
import { freePort } from "../../local/servers/ports.ts";
import { startRedis } from "../../local/servers/redis.ts";

/**
 * A failover to what a replica knew that was cut off some time before: a second server copies the first one and is detached; the sale goes
 * on for `behindMs`; then the first one takes over the second one's memory, is promoted, and loses all its connections, as a failover
 * does it to its clients. What was written in between is gone, and what is left is in perfect order. Returns when (ms) that began.
 */
export async function failOverToStale(redis: Redis, behindMs: number): Promise<number> {
  const dir = mkdtempSync(join(tmpdir(), "kaimu-replica-"));
  const second = await startRedis({ dir, port: await freePort() });
  const replica = new Redis(second.url);
  replica.on("error", () => undefined);
  try {
    const { host = "127.0.0.1", port = 6379 } = redis.options;
    await follow(replica, host, port);
    await pause(behindMs);
    const from = Date.now();
    await follow(redis, "127.0.0.1", Number(new URL(second.url).port));
    await redis.call("CLIENT", "KILL", "TYPE", "normal", "SKIPME", "yes");
    return from;
  } finally {
    replica.disconnect();
    await second.stop();
    rmSync(dir, { recursive: true, force: true });
  }
}

/** Makes a server a copy of another as that is now, and then a master of its own. */
async function follow(server: Redis, host: string, port: number): Promise<void> {
  await server.call("REPLICAOF", host, port);
  const end = Date.now() + 20_000;
  while (!/^master_link_status:up/m.test(await server.info("replication"))) {
    if (Date.now() > end) throw new Error(`no copy of ${host}:${port} within 20 s`);
    await pause(50);
  }
  await server.call("REPLICAOF", "NO", "ONE");
}
