import { Redis } from "ioredis";
import { afterAll, expect, it } from "vitest";
import { runSeeds } from "./run-seeds.ts";

/**
 * The scripts that sell, on a real Redis, against a model of what they ought to do. Each seed is a performance of its own in which buyers
 * hold, change, keep, order and let go, orders are paid or end, time goes by, terms and plans change, loads come late, and servers lose
 * pieces or begin other lives; after each step the answer and everything in Redis must be the model's. Seeds are drawn anew each time;
 * `KAIMU_SEED=n` plays one again. `KAIMU_SEEDS` is how many there are: `npm test` plays 10,400.
 */
const again = process.env.KAIMU_SEED ? Number(process.env.KAIMU_SEED) : undefined;
const count = again === undefined ? Number(process.env.KAIMU_SEEDS ?? 600) : 1;
const first = again ?? Math.floor(Math.random() * 1e9);
const seeds = Array.from({ length: count }, (_, n) => first + n);
const [steps, atOnce] = [16, 250];

const redis = new Redis(process.env.REDIS_URL ?? "");
afterAll(() => redis.disconnect());

it(`gives units to one owner, all or none, and back, as the model does: seeds ${first} to ${seeds.at(-1)}`, async () => {
  for (let n = 0; n < seeds.length; n += atOnce) {
    const [failure] = await runSeeds(redis, seeds.slice(n, n + atOnce), steps);
    if (failure) expect.fail(`again with KAIMU_SEED=${failure.seed}: ${failure.why}\n${failure.trace.join("\n")}`);
  }
}, 240_000);
