import { setTimeout as sleep } from "node:timers/promises";
import { newId, unitStates } from "@kaimu/api";
import { stadium } from "@kaimu/demo/venues";
import { stateOf } from "@kaimu/seatmap";
import type { Bench, Kit, Measured } from "./kit/bench.ts";
import { type Buyer, makeBuyers } from "./kit/buyers.ts";
import { chanceOf } from "./kit/chance.ts";
import { type HallOnSale, putHallOnSale } from "./kit/halls.ts";
import { type HttpPool, openPool } from "./kit/http-pool.ts";
import { openLoop } from "./kit/open-loop.ts";
import { clockMs, openFilesAtMost, useOf } from "./kit/process-use.ts";
import { percentile } from "./kit/stats.ts";
import { trpcRequest } from "./kit/trpc-request.ts";
import { openViewers } from "./kit/viewers.ts";
import type { EventSeen } from "./kit/viewers-worker.ts";

const changesPerSecond = 200;

interface Stage {
  kit: Kit;
  hall: HallOnSale;
  buyers: Buyer[];
  pool: HttpPool;
  /** Units in the order in which they are taken. */
  units: number[];
  seconds: number;
}

/** Viewers of the seat map while seats go. */
export const viewers: Bench = {
  name: "viewers",
  about:
    "10,000 streams of a stadium's changes stay open on one gateway while 200 seats a second are held through the same gateway. The delay counts " +
    "from when a hold was due until the last viewer had read the change. Bytes and processor time a viewer are the gateway's, above those of the " +
    "same sale without viewers just before; from them follows what 100,000 cost. Opening so many files needs a hard limit (`ulimit -Hn`) above " +
    "10,500; Node raises the soft one by itself.",
  async open(kit) {
    const { layout, prices } = stadium();
    const seconds = kit.quick ? 4 : 10;
    const needed = changesPerSecond * (seconds + 1) * 2;
    const stage = {
      ...{ kit, seconds, units: [] as number[], hall: await putHallOnSale(kit, { layout, runs: prices.runs }) },
      buyers: await makeBuyers(kit, needed),
      pool: await openPool(kit.platform.urls.gateway, 32),
    };
    return {
      async measure(repeat) {
        stage.hall = await putHallOnSale(kit, { layout, runs: prices.runs, perAccountLimit: 20 });
        stage.units = someUnits(stage.hall, needed, kit.seed + repeat);
        return measure(stage);
      },
      close: async () => stage.pool.close(),
    };
  },
};

async function measure(stage: Stage): Promise<Measured[]> {
  const { kit, hall } = stage;
  const count = Math.min(kit.quick ? 1_000 : 10_000, openFilesAtMost() - 500);
  const gateway = kit.platform.processes.gateway;
  const alone = await sell(stage, 0);

  const before = useOf(gateway?.pid).memoryBytes;
  const { version } = await unitStates(kit.ctx, hall.performanceId);
  const path = `/events/seats/${hall.performanceId}?from=${version}`;
  const people = await openViewers({ origin: kit.platform.urls.gateway, path, count });
  if (people.count < count) throw new Error(`only ${people.count} of ${count} viewers could come in`);
  await sleep(1_000);
  const memory = useOf(gateway?.pid).memoryBytes - before;
  people.listen();
  const watched = await sell(stage, 1);
  await sleep(1_500);
  const seen = await people.report();
  await people.close();
  if (seen.missing > 0 || seen.lost > 0) throw new Error(`${seen.missing} changes missing, ${seen.lost} viewers lost`);

  const delays = delaysOf(seen.events, watched.due);
  const resets = seen.events.filter(({ states }) => states).length;
  if (delays.length < watched.due.size) throw new Error(`${watched.due.size - delays.length} holds were never told`);
  const perViewer = seen.bytes / count / watched.seconds;
  const cpu = (watched.cpuSeconds / watched.seconds - alone.cpuSeconds / alone.seconds) / count;
  return [
    {
      ...{
        name: "viewers-delay-p99",
        value: percentile(delays, 0.99),
        unit: "ms",
        goal: { of: "value", atMost: 1_000 },
      },
      note: `hold due to last of ${count} viewers; median ${Math.round(percentile(delays, 0.5))} ms, ${delays.length} changes${resets > 0 ? `, told all states anew ${resets} times` : ""}`,
    },
    { name: "viewers-bytes-each", value: perViewer, unit: "bytes/s", note: `of ${count} viewers` },
    {
      name: "viewers-cpu-each",
      value: cpu * 1e6,
      unit: "us/s",
      note: "processor time of the gateway, above the same sale unwatched",
    },
    { name: "viewers-memory-each", value: memory / count, unit: "bytes", note: "resident memory of the gateway" },
    { name: "viewers-100000-cores", value: cpu * 100_000, unit: "cores", note: "100,000 times the cost of one" },
    {
      name: "viewers-100000-network",
      value: (perViewer * 8 * 100_000) / 1e6,
      unit: "Mbit/s",
      note: "before compression, without TCP's own",
    },
  ];
}

/** Seats go at the rate of a sale; when each hold was due, and what the gateway used meanwhile. */
async function sell(
  stage: Stage,
  turn: number,
): Promise<{ due: Map<number, number>; cpuSeconds: number; seconds: number }> {
  const { kit, hall, pool, buyers, units, seconds } = stage;
  const gateway = kit.platform.processes.gateway;
  const due = new Map<number, number>();
  const tierOf = (unit: number) => hall.tiers[tierAt(hall, unit)]?.offerId;
  const [cpu, began] = [useOf(gateway?.pid).cpuSeconds, clockMs()];
  const requests = Array.from({ length: units.length / 2 }, (_, n) => {
    const unit = units[turn * (units.length / 2) + n] as number;
    const items = [{ offerId: tierOf(unit), quantity: 1, units: [unit] }];
    const input = { performanceId: hall.performanceId, clientKey: newId(), items };
    return {
      unit,
      bytes: trpcRequest({
        procedure: "inventory.hold",
        input,
        as: buyers[turn * (units.length / 2) + n] as Buyer,
      }),
    };
  });
  const loop = await openLoop({
    ...{ perSecond: changesPerSecond, forMs: seconds * 1_000, seed: kit.seed + turn },
    async call(n, dueAt) {
      const one = requests[n] as (typeof requests)[number];
      let answer = await pool.ask(one.bytes);
      // Who is turned away asks again; the delay goes on from when he first was due.
      for (let tries = 0; answer.status === 503 && tries < 20; tries++) {
        await sleep(100);
        answer = await pool.ask(one.bytes);
      }
      if (answer.status !== 200) throw new Error(answer.body());
      due.set(one.unit, dueAt);
      return "ok";
    },
  });
  const wrong = loop.outcomes.get("error")?.length ?? 0;
  if (wrong > 0) throw new Error(`${wrong} holds failed`);
  const passed = (clockMs() - began) / 1_000;
  return { due, cpuSeconds: useOf(gateway?.pid).cpuSeconds - cpu, seconds: passed };
}

/** From each hold's due time until the last viewer had read that its unit was taken. */
function delaysOf(events: EventSeen[], due: ReadonlyMap<number, number>): number[] {
  const waiting = new Map(due);
  const delays: number[] = [];
  for (const { units, states, lastAt } of events) {
    const all = states && Buffer.from(states, "base64");
    const taken = all ? [...waiting.keys()].filter((unit) => stateOf(all, unit) !== 1) : units.map(([unit]) => unit);
    for (const unit of taken) {
      const dueAt = waiting.get(unit);
      if (dueAt !== undefined) delays.push(lastAt - dueAt);
      waiting.delete(unit);
    }
  }
  return delays;
}

/** Units that are for sale, by lot. */
function someUnits(hall: HallOnSale, count: number, seed: number): number[] {
  const chance = chanceOf(seed);
  const chosen = new Set<number>();
  while (chosen.size < count) {
    const unit = chance.below(hall.unitCount);
    if (tierAt(hall, unit) >= 0) chosen.add(unit);
  }
  return [...chosen];
}

function tierAt({ runs }: HallOnSale, unit: number): number {
  let at = 0;
  for (const [units, tier] of runs) if (unit < (at += units)) return tier;
  return -1;
}
