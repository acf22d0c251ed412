/** Redis in one of its two shapes: one server, or a cluster of six. */
import { startRedis } from "../servers/redis.ts";
import { clusterServers, joinCluster, startClusterServer } from "../servers/redis-cluster.ts";
import type { Crew } from "./crew.ts";
import type { Places } from "./places.ts";
import { clusterPorts, type Ports } from "./stable-ports.ts";

/** A server of a cluster that died stays away this long: until its replica has surely been elected. */
const CLUSTER_PAUSE_MS = 6_000;

/** Starts it and keeps it running; answers when it serves. */
export async function hireRedis(o: { crew: Crew; places: Places; ports: Ports; cluster: boolean }): Promise<void> {
  const { crew, places, ports } = o;
  if (!o.cluster) {
    const one = { dir: places.data("redis"), port: ports.redis, logFile: places.log("redis") };
    return crew.hire("redis", (born) => startRedis({ ...one, born }));
  }
  const place = { dir: places.data("redis-cluster"), ...clusterPorts(ports) };
  const hired = clusterServers.map((name, index) => {
    const logFile = places.log(name);
    return crew.hire(name, (born) => startClusterServer(place, index, { logFile, born }), CLUSTER_PAUSE_MS);
  });
  await Promise.all(hired);
  await joinCluster(place);
}
