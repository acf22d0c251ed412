import { newId } from "@kaimu/api";
import { stadium } from "@kaimu/demo/venues";
import { tierOfUnits } from "@kaimu/seatmap";
import { hold, letGo, pickSeats } from "../packages/api/src/inventory/index.ts";
import { asAppError } from "../packages/api/src/platform/errors.ts";
import { holdPickedOutside } from "./baselines/pick-outside.ts";
import type { Bench, Kit, Measured } from "./kit/bench.ts";
import { chanceOf } from "./kit/chance.ts";
import { type HallOnSale, putHallOnSale } from "./kit/halls.ts";
import { emptyAgain } from "./kit/hold-call.ts";
import { sellUnits } from "./kit/sell-units.ts";
import { slowLogOf } from "./kit/slow-log.ts";
import { percentile } from "./kit/stats.ts";

const together = 2;
/** Longer than this nobody waits for the other way. */
const patienceMs = 20_000;

/** The best seats: how long the search takes, and what a crowd that all wants them does to it. */
export const bestSeats: Bench = {
  name: "best-seats",
  about:
    "A stadium of 50,352 seats, 95 % of them sold at random, which leaves the fewest neighbours and so the longest search. `best-seats` is the search " +
    "for one to six together over all tiers (pick.lua), `best-seats-hold` the whole hold of the best of a tier; both as Redis' own slow log counts them, while " +
    "others hold and let go in between. `best-seats-crowd`: 200 buyers ask at once for the two best seats of the dearest tier of an empty stadium, picked in " +
    "the one Redis call; against it the same crowd picking outside and trying again when somebody was faster (`bench/baselines/pick-outside.ts`), " +
    "for 20 s at most: time until all are served, and calls of Redis a served buyer. The better one is what the product does.",
  async open(kit) {
    const { layout, prices } = stadium();
    const terms = { layout, runs: prices.runs, perAccountLimit: 100, holdSeconds: 7_200 };
    const full = await putHallOnSale(kit, terms);
    const tierOf = tierOfUnits(prices.runs);
    await sellUnits(kit, full, { share: 0.95, tierOf, seed: kit.seed });
    const empty = await putHallOnSale(kit, terms);
    return {
      measure: async (repeat) => [...(await search(kit, full, repeat)), ...(await crowd(kit, empty, tierOf))],
    };
  },
};

async function search(kit: Kit, hall: HallOnSale, repeat: number): Promise<Measured[]> {
  const { performanceId } = hall;
  const chance = chanceOf(kit.seed + repeat);
  const calls = kit.quick ? 200 : 1_500;
  const kept: { accountId: string; holdId: string }[] = [];
  const log = await slowLogOf(kit, calls * 4);
  for (let n = 0; n < calls; n++) {
    const count = 1 + chance.below(6);
    await allowing(["NOT_TOGETHER", "NOT_ENOUGH_UNITS"], pickSeats(kit.ctx, { performanceId, count }));
    const accountId = newId();
    const tier = hall.tiers[chance.below(hall.tiers.length)];
    const items = [{ offerId: tier?.offerId as string, quantity: 1 + chance.below(4) }];
    const held = await allowing(
      ["NOT_TOGETHER", "NOT_ENOUGH_UNITS"],
      hold(kit.ctx, { performanceId, accountId, clientKey: newId(), items }),
    );
    if (held) kept.push({ accountId, holdId: held.id });
    // As many go as come, so that the hall stays as full as it is.
    if (kept.length > 20) await letGo(kit.ctx, { performanceId, ...(kept.shift() as (typeof kept)[number]) });
  }
  for (const one of kept) await letGo(kit.ctx, { performanceId, ...one });
  const { picks, holds } = await log.read();
  const note = (times: number[]) =>
    `median ${Math.round(percentile(times, 0.5))} µs, worst ${Math.max(...times)} µs of ${times.length} calls`;
  return [
    {
      ...{ name: "best-seats", value: percentile(picks, 0.99) / 1_000, unit: "ms", goal: { of: "value", atMost: 2 } },
      note: note(picks),
    },
    { name: "best-seats-hold", value: percentile(holds, 0.99) / 1_000, unit: "ms", note: note(holds) },
  ];
}

async function crowd(kit: Kit, hall: HallOnSale, tierOf: Int16Array): Promise<Measured[]> {
  const { performanceId } = hall;
  const people = Array.from({ length: kit.quick ? 40 : 200 }, () => newId());
  const offerId = hall.tiers[0]?.offerId as string;
  const callsOf = async () =>
    Number(/cmdstat_evalsha:calls=(\d+)/.exec(await kit.ctx.redis.info("commandstats"))?.[1] ?? 0);
  const measured = async (serve: (accountId: string) => Promise<unknown>) => {
    await emptyAgain(kit, hall);
    const [before, began] = [await callsOf(), performance.now()];
    const served = await Promise.all(people.map(serve));
    const ms = performance.now() - began;
    const happy = served.filter((one) => !Number.isNaN(one)).length;
    return { ms, happy, calls: ((await callsOf()) - before) / happy };
  };
  const inside = await measured((accountId) => {
    const items = [{ offerId, quantity: together }];
    return hold(kit.ctx, { performanceId, accountId, clientKey: newId(), items });
  });
  const until = performance.now() + patienceMs;
  const isForSale = (unit: number) => tierOf[unit] === 0;
  const outside = await measured((accountId) =>
    holdPickedOutside(kit, hall, { accountId, count: together, isForSale, offerId, until }),
  );
  return [
    {
      ...{
        name: "best-seats-crowd",
        value: inside.ms,
        baseline: outside.ms,
        unit: "ms",
        goal: { of: "ratio", atMost: 1 },
      },
      note: `${inside.happy} of ${people.length} served in the call, ${outside.happy} outside it`,
    },
    { name: "best-seats-crowd-calls", value: inside.calls, baseline: outside.calls, unit: "calls a buyer" },
  ];
}

/** The answer, or undefined where it was refused for one of these reasons. */
async function allowing<T>(codes: string[], call: Promise<T>): Promise<T | undefined> {
  return call.catch((error) => {
    if (codes.includes(asAppError(error)?.code ?? "")) return undefined;
    throw error;
  });
}
