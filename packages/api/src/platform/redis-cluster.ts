import { Cluster, type Command } from "ioredis";
import { gatherWrites } from "./gather-writes.ts";
import type { ClusterNodes } from "./redis-address.ts";

const commandTimeoutMs = 3_000;

/** A cluster that holds no command longer than its time, wherever it waits, and none at all once none of its servers was to be had. */
class PromptCluster extends Cluster {
  away = false;

  override sendCommand(command: Command, ...rest: [stream?: never, node?: unknown]): unknown {
    // The client's own question whether the cluster serves again goes through.
    if (this.away && command.name !== "cluster") {
      command.reject(new Error("no server of the cluster is to be had"));
      return command.promise;
    }
    command.setTimeout(commandTimeoutMs);
    return super.sendCommand(command, ...rest);
  }
}

/**
 * Opens a cluster from some of its nodes; the others are learnt from them. While a master is away calls for its slots fail within
 * a second; who took its place is known with the first call after the election, and without calls within two seconds.
 */
export function openCluster(o: ClusterNodes): Cluster {
  const cluster = new PromptCluster(o.nodes, {
    clusterRetryStrategy: (tries) => Math.min(50 * 2 ** tries, 1_000),
    // At every try the table of slots is fetched anew: eight tries are well under a second.
    maxRedirections: 8,
    retryDelayOnFailover: 100,
    retryDelayOnClusterDown: 100,
    slotsRefreshInterval: 2_000,
    slotsRefreshTimeout: 1_000,
    redisOptions: {
      ...(o.username ? { username: o.username } : {}),
      ...(o.password ? { password: o.password } : {}),
      ...(o.tls ? { tls: {} } : {}),
      connectTimeout: 2_000,
      commandTimeout: commandTimeoutMs,
    },
  });
  cluster.on("+node", gatherWrites);
  cluster.on("reconnecting", () => {
    cluster.away = true;
  });
  cluster.on("ready", () => {
    cluster.away = false;
  });
  return cluster;
}
