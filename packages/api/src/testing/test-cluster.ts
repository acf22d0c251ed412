import { Redis as Server } from "ioredis";
import { lifeOf, onNode, type Redis } from "../platform/redis.ts";
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

/** Cuts the replica of a key's master off, lets `meanwhile` happen behind its back, and makes it the master with what it has. */
export async function failOverToStale(redis: Redis, key: string, meanwhile: () => Promise<unknown>): Promise<void> {
  const before = await lifeOf(redis, key);
  const replica = await replicaOf(redis, key);
  try {
    await detach(redis, key, replica);
    await meanwhile();
    await promote(replica);
    await eventually(async () => (await lifeOf(redis, key).catch(() => before)) !== before);
  } finally {
    replica.disconnect();
  }
}

/** Moves a key's slot to another master, as an operator would: first its keys, then whom everyone asks. `halfway` happens between two keys. */
export async function moveSlot(redis: Redis, key: string, halfway: () => Promise<unknown>): Promise<void> {
  const from = await onNode(redis, key);
  const to = "slots" in redis ? redis.nodes("master").find((server) => server !== from) : undefined;
  if (!to) throw new Error("there is no other master");
  const slot = String(await from.cluster("KEYSLOT", key));
  const [fromId, toId] = [String(await from.cluster("MYID")), String(await to.cluster("MYID"))];
  await to.call("CLUSTER", "SETSLOT", slot, "IMPORTING", fromId);
  await from.call("CLUSTER", "SETSLOT", slot, "MIGRATING", toId);
  const keys = (await from.call("CLUSTER", "GETKEYSINSLOT", slot, "1000")) as string[];
  const move = (some: string[]) =>
    from.call("MIGRATE", String(to.options.host), String(to.options.port), "", "0", "5000", "KEYS", ...some);
  const half = Math.ceil(keys.length / 2);
  await move(keys.slice(0, half));
  await halfway();
  await move(keys.slice(half));
  for (const server of [to, from]) await server.call("CLUSTER", "SETSLOT", slot, "NODE", toId);
}
