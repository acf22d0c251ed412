import { newId, unitStates } from "@kaimu/api";
import { tierOfUnits } from "@kaimu/seatmap";
import { hold, pickSeats } from "../packages/api/src/inventory/index.ts";
import { unitKey, unitKeyNames } from "../packages/api/src/inventory/unit-keys.ts";
import type { Bench, Kit, Measured, Table } from "./kit/bench.ts";
import { type HallOnSale, plainHall, putHallOnSale } from "./kit/halls.ts";
import { emptyAgain } from "./kit/hold-call.ts";
import { sellUnits } from "./kit/sell-units.ts";
import { slowLogOf } from "./kit/slow-log.ts";
import { median, percentile } from "./kit/stats.ts";
import { timedCalls } from "./kit/timed-calls.ts";

/** What one repeat found for one size. */
interface ByUnits {
  units: number;
  hold: number;
  best: number;
  loadMs: number;
  statesMs: number;
  fresh: number;
  half: number;
  soldOut: number;
}
interface ByBuyers {
  buyers: number;
  hold: number;
  holdP99: number;
  bytesEach: number;
}

/** How what a buyer waits for, and what a performance takes of Redis, grow with the house and with the crowd. */
export const growth: Bench = {
  name: "growth",
  about:
    "Halls of four tiers with 1,000, 10,000 and 50,000 seats, and one hall in which 1,000, 10,000 and 100,000 buyers hold a seat each. Times of scripts are Redis' own " +
    "(slow log, median): a hold of four named neighbours, and the search of the best two together over all tiers of a hall half sold at random. Loading is from MySQL, with plan and " +
    "layout in memory; the states are all that a page's first look needs. Memory is that of all of a performance's keys, sold to accounts that have two seats each. How the queue grows with those who wait stands with the waiting room.",
  async open(kit) {
    const sizes = kit.quick ? [1_000, 5_000] : [1_000, 10_000, 50_000];
    const crowds = kit.quick ? [500, 2_000] : [1_000, 10_000, 100_000];
    const found = { units: sizes.map(() => [] as ByUnits[]), buyers: crowds.map(() => [] as ByBuyers[]) };
    return {
      async measure(repeat) {
        for (const [at, size] of sizes.entries()) found.units[at]?.push(await byUnits(kit, size, repeat));
        for (const [at, one] of (await byBuyers(kit, crowds)).entries()) found.buyers[at]?.push(one);
        return figures(found, repeat);
      },
      tables: () => [unitsTable(found.units.map(middle)), buyersTable(found.buyers.map(middle))],
    };
  },
};

async function byUnits(kit: Kit, units: number, repeat: number): Promise<ByUnits> {
  const runs = Array.from({ length: 4 }, (_, tier) => [units / 4, tier] as const);
  const hall = await putHallOnSale(kit, { layout: plainHall(units / 100, 100), runs, perAccountLimit: 40 });
  const sold = { tierOf: tierOfUnits(runs), seed: kit.seed + repeat, each: 2 };
  const loads: number[] = [];
  for (let n = 0; n < 5; n++) loads.push(await timed(() => emptyAgain(kit, hall)));
  const fresh = await memoryOf(kit, hall);
  const statesMs = await timed(() => unitStates(kit.ctx, hall.performanceId));
  const holds = await holdTimes(kit, hall, { from: 0, calls: Math.min(400, Math.floor(units / 16)), each: 4 });

  await emptyAgain(kit, hall);
  await sellUnits(kit, hall, { ...sold, share: 0.5 });
  const half = await memoryOf(kit, hall);
  const log = await slowLogOf(kit, 2_000);
  for (let n = 0; n < 200; n++) await pickSeats(kit.ctx, { performanceId: hall.performanceId, count: 2 });
  const best = median((await log.read()).picks);

  await emptyAgain(kit, hall);
  await sellUnits(kit, hall, { ...sold, share: 1 });
  const soldOut = await memoryOf(kit, hall);
  return { units, hold: median(holds), best, loadMs: median(loads), statesMs, fresh, half, soldOut };
}

async function byBuyers(kit: Kit, crowds: number[]): Promise<ByBuyers[]> {
  const calls = 300;
  const most = (crowds.at(-1) ?? 0) + crowds.length * calls;
  const hall = await putHallOnSale(kit, { layout: plainHall(Math.ceil(most / 100), 100) });
  const fresh = await memoryOf(kit, hall);
  const found: ByBuyers[] = [];
  let next = 0;
  for (const buyers of crowds) {
    const from = next;
    next = buyers;
    await timedCalls({ lanes: 32, calls: next - from, warm: 0, call: (n) => holdUnits(kit, hall, [from + n]) });
    const bytesEach = ((await memoryOf(kit, hall)) - fresh) / next;
    const times = await holdTimes(kit, hall, { from: next, calls, each: 1 });
    next += calls;
    found.push({ buyers, hold: median(times), holdP99: percentile(times, 0.99), bytesEach });
  }
  return found;
}

/** Holds of neighbours by one account after another, in microseconds of Redis' own. */
async function holdTimes(
  kit: Kit,
  hall: HallOnSale,
  o: { from: number; calls: number; each: number },
): Promise<number[]> {
  const log = await slowLogOf(kit, o.calls * 4);
  for (let n = 0; n < o.calls; n++) {
    const first = o.from + n * o.each;
    await holdUnits(
      kit,
      hall,
      Array.from({ length: o.each }, (_, i) => first + i),
    );
  }
  return (await log.read()).holds;
}

function holdUnits(kit: Kit, { performanceId, tiers, terms }: HallOnSale, units: number[]) {
  const code = terms.plan.groups[terms.plan.groupOf[units[0] ?? 0] ?? 0]?.tier;
  const offerId = tiers.find((tier) => tier.code === code)?.offerId as string;
  const items = [{ offerId, quantity: units.length, units }];
  return hold(kit.ctx, { performanceId, accountId: newId(), clientKey: newId(), items });
}

async function memoryOf(kit: Kit, { performanceId, tiers }: HallOnSale): Promise<number> {
  let bytes = 0;
  for (const name of unitKeyNames(tiers.length))
    bytes += Number(await kit.ctx.redis.memory("USAGE", unitKey(performanceId, name), "SAMPLES", 0)) || 0;
  return bytes;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

function figures(found: { units: ByUnits[][]; buyers: ByBuyers[][] }, repeat: number): Measured[] {
  const [least, most] = [found.units[0]?.[repeat], found.units.at(-1)?.[repeat]];
  const [few, many] = [found.buyers[0]?.[repeat], found.buyers.at(-1)?.[repeat]];
  if (!least || !most || !few || !many) throw new Error("nothing was measured");
  const units = `${most.units} units, against ${least.units}`;
  return [
    { name: "growth-hold-units", value: most.hold, baseline: least.hold, unit: "us", note: units },
    {
      name: "growth-hold-buyers",
      value: many.hold,
      baseline: few.hold,
      unit: "us",
      note: `${many.buyers} buyers, against ${few.buyers}`,
    },
    { name: "growth-best", value: most.best, baseline: least.best, unit: "us", note: units },
    { name: "growth-load", value: most.loadMs, baseline: least.loadMs, unit: "ms", note: units },
    {
      name: "growth-memory",
      value: most.soldOut,
      baseline: most.fresh,
      unit: "bytes",
      note: `${most.units} units sold out, against fresh`,
    },
  ];
}

/** By field the middle of the repeats. */
function middle<T extends object>(repeats: T[]): T {
  const first = repeats[0] as T;
  return Object.fromEntries(
    Object.keys(first).map((field) => [
      field,
      median(repeats.map((one) => (one as Record<string, number>)[field] ?? 0)),
    ]),
  ) as T;
}

function unitsTable(rows: ByUnits[]): Table {
  const mb = (bytes: number) => `${(bytes / 1e6).toFixed(2)} MB`;
  return {
    title: "By units",
    columns: ["units", "hold of 4", "best 2", "load", "all states", "memory fresh", "half sold", "sold out"],
    rows: rows.map((row) => [
      ...[
        row.units,
        `${row.hold.toFixed(0)} µs`,
        `${row.best.toFixed(0)} µs`,
        `${row.loadMs.toFixed(1)} ms`,
        `${row.statesMs.toFixed(1)} ms`,
      ],
      ...[mb(row.fresh), mb(row.half), mb(row.soldOut)],
    ]),
    plot: {
      ...{ file: "growth-units", title: "What takes how long, by the size of the hall" },
      ...{ x: { label: "units", log: true }, y: { label: "µs", log: true } },
      series: [
        { name: "load from MySQL", points: rows.map((row) => [row.units, row.loadMs * 1_000]) },
        { name: "all states of a page", points: rows.map((row) => [row.units, row.statesMs * 1_000]) },
        { name: "search of the best two", points: rows.map((row) => [row.units, row.best]) },
        { name: "hold of four", points: rows.map((row) => [row.units, row.hold]) },
      ],
    },
  };
}

function buyersTable(rows: ByBuyers[]): Table {
  return {
    title: "By buyers who hold a seat",
    columns: ["buyers", "hold of 1, median", "p99", "memory each"],
    rows: rows.map((row) => [
      ...[
        row.buyers,
        `${row.hold.toFixed(0)} µs`,
        `${row.holdP99.toFixed(0)} µs`,
        `${Math.round(row.bytesEach)} bytes`,
      ],
    ]),
    plot: {
      ...{ file: "growth-buyers", title: "A hold, by how many hold already" },
      ...{ x: { label: "buyers who hold", log: true }, y: { label: "µs" } },
      series: [
        { name: "median", points: rows.map((row) => [row.buyers, row.hold]) },
        { name: "p99", points: rows.map((row) => [row.buyers, row.holdP99]) },
      ],
    },
  };
}
