import { createServer } from "node:http";
import { type AddressInfo } from "node:net";
import { join } from "node:path";
import { freePort } from "../../local/servers/ports.ts";
import { startRedisCluster } from "../../local/servers/redis-cluster.ts";

/**
 * Gives each test file that asks (POST) a Redis Cluster of its own, to take masters from as it likes, and nobody else anything: none is
 * started for a run without such files. Answers with its REDIS_URL after some two seconds.
 */
export async function offerClusters(dir: string): Promise<{ at: string; stop(): Promise<void> }> {
  const started: ReturnType<typeof startRedisCluster>[] = [];
  const server = createServer((_, response) => {
    const cluster = freePorts(12).then((ports) =>
      startRedisCluster({ dir: join(dir, String(started.length)), ports: ports.slice(0, 6), busPorts: ports.slice(6) }),
    );
    started.push(cluster);
    cluster.then(
      ({ url }) => response.end(url),
      (error: Error) => response.writeHead(500).end(error.message),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    at: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async stop() {
      server.close();
      for (const one of await Promise.allSettled(started)) if (one.status === "fulfilled") await one.value.stop();
    },
  };
}

/** Ports that are all different; one at a time, nobody holds them until they are used. */
async function freePorts(count: number): Promise<number[]> {
  const ports = new Set<number>();
  while (ports.size < count) ports.add(await freePort());
  return [...ports];
}
