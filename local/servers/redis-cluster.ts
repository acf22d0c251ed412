/** A Redis Cluster on this machine: three masters, and a replica for each. */
import { join } from "node:path";
import type { Child, ChildOptions } from "./child.ts";
import { firstAnswer } from "./ports.ts";
import { startRedis } from "./redis.ts";

const SLOTS = 16_384;
const MASTERS = 3;

/** The six by name, in the order of their ports. */
export const clusterServers = ["redis-1", "redis-2", "redis-3", "redis-4", "redis-5", "redis-6"] as const;

export type ClusterPlace = {
  dir: string;
  /** Six: the servers' own ports, and those they talk to each other on. */
  ports: number[];
  busPorts: number[];
};

/** Starts all six and answers when every slot is served; what they had before is there again. */
export async function startRedisCluster(
  o: ClusterPlace & { born?: ChildOptions["born"] },
): Promise<{ url: string; children: Child[]; stop(): Promise<void> }> {
  const children: Child[] = [];
  const stop = async () => void (await Promise.all(children.map((child) => child.stop())));
  const born = (child: Child) => {
    children.push(child);
    o.born?.(child);
  };
  try {
    await Promise.all(o.ports.map((_, index) => startClusterServer(o, index, { born })));
    await joinCluster(o);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url: clusterUrl(o.ports), children, stop };
}

/** Starts one of the six; it finds the others by itself once they have been joined. */
export function startClusterServer(
  { dir, ports, busPorts }: ClusterPlace,
  index: number,
  more: { born?: ChildOptions["born"]; logFile?: string },
): ReturnType<typeof startRedis> {
  const own = { dir: join(dir, String(index + 1)), port: ports[index] as number, busPort: busPorts[index] as number };
  return startRedis({ ...own, ...more });
}

/** As REDIS_URL tells a cluster. */
export const clusterUrl = (ports: number[]): string =>
  `redis-cluster://${ports.map((port) => `127.0.0.1:${port}`).join(",")}`;

/**
 * Makes six running servers a cluster, from whatever state they are in: new, interrupted while being joined, joined and moved to other
 * ports, or whole, when nothing is done. Rejects when they are not one within 30 s.
 */
export async function joinCluster({ ports, busPorts }: ClusterPlace): Promise<void> {
  const deadline = Date.now() + 30_000;
  const done = async (what: string, so: () => Promise<boolean>) => {
    while (!(await so())) {
      if (Date.now() > deadline) throw new Error(`Redis Cluster: ${what} within 30 s`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };
  if (await allWhole(ports)) return;
  // Distinct from the start, or the servers would have to sort that out among themselves; refused by one that has met others.
  await Promise.all(ports.map((port, index) => ask(port, `CLUSTER SET-CONFIG-EPOCH ${index + 1}`)));
  // Each tells each: where ports have moved, hearsay would take its time.
  for (const one of ports)
    for (const [index, other] of ports.entries())
      if (one !== other) await ask(one, `CLUSTER MEET 127.0.0.1 ${other} ${busPorts[index]}`);
  await done("they do not all know each other", async () =>
    (await Promise.all(ports.map((port) => linesOf(port)))).every((lines) => others(lines) >= ports.length - 1),
  );
  await shareSlots(ports);
  await done("not every slot is served and copied", async () => {
    await giveReplicas(ports);
    return allWhole(ports);
  });
}

/** Each of the first three takes its third, where nobody has any. */
async function shareSlots(ports: number[]): Promise<void> {
  for (let index = 0; index < MASTERS; index++) {
    const from = Math.ceil((SLOTS * index) / MASTERS);
    const to = Math.ceil((SLOTS * (index + 1)) / MASTERS) - 1;
    // Refused as a whole where somebody has one of them, after a failover say.
    await ask(ports[index] as number, `CLUSTER ADDSLOTSRANGE ${from} ${to}`);
  }
}

/** A master without a copy gets one: who is a master of nothing, or copies a master that has two. */
async function giveReplicas(ports: number[]): Promise<void> {
  // What each says of itself: what the others have heard of it may be of yesterday.
  const selves = await Promise.all(
    ports.map(async (port) => ({ port, ...(await linesOf(port)).map(parse).find(({ self }) => self) })),
  );
  const copies = (id?: string) => selves.filter((one) => one.masterId === id).length;
  const spare = selves.filter((one) => (one.master ? !one.slots : copies(one.masterId) > 1));
  for (const { id } of selves.filter((one) => one.master && one.slots && copies(one.id) === 0)) {
    const copy = spare.shift();
    if (copy) await ask(copy.port, `CLUSTER REPLICATE ${id}`);
  }
}

/** Every server sees every slot served, and every replica has its master's data. */
async function allWhole(ports: number[]): Promise<boolean> {
  const seen = await Promise.all(
    ports.map(async (port) => {
      const info = await ask(port, "CLUSTER INFO");
      const replication = await ask(port, "INFO replication");
      const whole = /cluster_state:ok/.test(info) && new RegExp(`cluster_slots_ok:${SLOTS}`).test(info);
      const joined = new RegExp(`cluster_known_nodes:${ports.length}\\b`).test(info);
      return whole && joined && /role:master[\s\S]*connected_slaves:1|master_link_status:up/.test(replication);
    }),
  );
  return seen.every(Boolean);
}

type Node = { id: string; self: boolean; master: boolean; masterId: string; slots: boolean };

/** A line of CLUSTER NODES: id, address, flags, the master's id, pings, epoch, link, and its slots if it has any. */
function parse(line: string): Node {
  const [id = "", , flags = "", masterId = "", , , , , ...slots] = line.split(" ");
  return { id, self: flags.includes("myself"), master: flags.includes("master"), masterId, slots: slots.length > 0 };
}

const linesOf = async (port: number): Promise<string[]> =>
  (await ask(port, "CLUSTER NODES")).split("\n").filter((line) => /^[0-9a-f]{40} /.test(line));

const others = (lines: string[]): number =>
  lines.filter((line) => !/myself|handshake|noaddr/.test(line) && line.includes(" connected")).length;

const ask = async (port: number, command: string): Promise<string> =>
  (await firstAnswer("127.0.0.1", port, `${command}\r\n`)) ?? "";
