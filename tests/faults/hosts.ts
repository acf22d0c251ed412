import type { Otherwise, Part } from "../../local/start/parts.ts";
import { type FaultyWay, faultyWay } from "../../packages/api/src/testing/faulty-way.ts";

/** Seconds by which the clock of a part is ahead of that of the stores; below zero it is behind. */
export type Clocks = Partial<Record<Part, number>>;

/** The product on hosts of its own: its processes reach Redis over a way that can break, and go by their own clocks. */
export interface Hosts {
  otherwise: Otherwise;
  /** The way to Redis; there is none before a process has been started that takes it. */
  wayToRedis(): Promise<FaultyWay>;
  close(): Promise<void>;
}

const ours: Part[] = ["gateway", "worker"];

/** Puts each part of the product on a host of its own. Whoever breaks or audits takes the straight way, and the machine's time. */
export function hostsApart(clocks: Clocks): Hosts {
  let way: Promise<FaultyWay> | undefined;
  return {
    async otherwise(part, env) {
      if (!ours.includes(part)) return {};
      const redis = new URL(env.REDIS_URL as string);
      way ??= faultyWay({ host: redis.hostname, port: Number(redis.port) });
      redis.port = String((await way).port);
      return { REDIS_URL: redis.href, ...clockOf(clocks[part] ?? 0) };
    },
    async wayToRedis() {
      if (!way) throw new Error("nobody goes to Redis");
      return way;
    },
    close: async () => (await way)?.close(),
  };
}

function clockOf(aheadSeconds: number): Record<string, string> {
  if (aheadSeconds === 0) return {};
  const module = new URL("./other-clock.ts", import.meta.url).href;
  return { NODE_OPTIONS: `--import ${module}`, CLOCK_AHEAD_MS: String(aheadSeconds * 1_000) };
}
