import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { Cluster, Redis as Server } from "ioredis";

export { inOneLife, lifeOf, onNode, onServersChanged } from "./redis-life.ts";

import { gatherWrites } from "./gather-writes.ts";
import { clusterNodes } from "./redis-address.ts";
import { openCluster } from "./redis-cluster.ts";

/** Redis as everything here uses it: one server, or a cluster. All keys of one call, script, pipeline or transaction are of one hash slot. */
export type Redis = Server | Cluster;

/** Opens a connection that fails fast: a caller hears within seconds that Redis is away, and decides what that means. */
export function openRedis(url: string): Redis {
  const cluster = clusterNodes(url);
  if (cluster) return openCluster(cluster);
  const server = new Server(url, {
    maxRetriesPerRequest: 1,
    commandTimeout: 3_000,
    connectTimeout: 2_000,
    retryStrategy: (tries) => Math.min(50 * 2 ** tries, 1_000),
  });
  return gatherWrites(server);
}

/** The source of the Lua file `name` beside a module: `module` is its import.meta.url. */
export function luaBeside(module: string, name: string): string {
  return readFileSync(new URL(`./${name}.lua`, module), "utf8");
}

export interface Script {
  /** Runs the script on the server; all keys must be of one hash slot. */
  run(redis: Redis, keys: string[], args: (string | number | Buffer)[]): Promise<unknown>;
}

/** A Lua script. Sent once, then called by its digest; a server that lost it gets it again. */
export function script(source: string): Script {
  const digest = createHash("sha1").update(source).digest("hex");
  return {
    async run(redis, keys, args) {
      try {
        return await redis.evalsha(digest, keys.length, ...keys, ...args);
      } catch (error) {
        if (!(error instanceof Error && error.message.startsWith("NOSCRIPT"))) throw error;
        return redis.eval(source, keys.length, ...keys, ...args);
      }
    },
  };
}
