import { Redis as Server } from "ioredis";
import { onNode, type Redis } from "../platform/redis.ts";
import { eventually } from "./test-platform.ts";

/** The REDIS_URL of a cluster of three masters and three replicas that this test file has to itself; there after some two seconds. */
export async function startTestCluster(): Promise<string> {
  const answer = await fetch(process.env.TEST_CLUSTERS as string, { method: "POST" });
  const said = await answer.text();
  if (!answer.ok) throw new Error(said);
  return said;
}

/** The server that copies the master of a key, as soon as it has all its master has; on a connection of its own, close it with disconnect(). */
export async function replicaOf(redis: Redis, key: string): Promise<Server> {
  const address = await eventually(async () => {
    const told = await (await onNode(redis, key)).info("replication");
    return /^slave0:ip=([\d.]+),port=(\d+),state=online/m.exec(told) ?? undefined;
  });
  const replica = new Server(Number(address[2]), String(address[1]));
  await eventually(async () => (await replica.info("replication")).includes("master_link_status:up"));
  return replica;
}

/** From now on the replica hears no more of its master; the master goes on as if nothing were. Nothing it had is lost by that. */
export async function detach(redis: Redis, key: string, replica: Server): Promise<void> {
  // A password where none is asked for: its master refuses it, again and again.
  await replica.config("SET", "masterauth", "not asked for");
  await (await onNode(redis, key)).call("CLIENT", "KILL", "TYPE", "replica");
  await eventually(async () => (await replica.info("replication")).includes("master_link_status:down"));
}

/** Makes the replica the master at once, whatever it has missed; the former master copies it from then on. */
export async function promote(replica: Server): Promise<void> {
  await replica.cluster("FAILOVER", "TAKEOVER");
  await replica.config("SET", "masterauth", "");
}
