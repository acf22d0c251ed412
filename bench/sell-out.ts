import { setTimeout as sleep } from "node:timers/promises";
import type { Bench, Kit, Measured } from "./kit/bench.ts";
import { type Buyer, makeBuyers } from "./kit/buyers.ts";
import { chanceOf } from "./kit/chance.ts";
import { fairness } from "./kit/fairness.ts";
import { plainHall, putHallOnSale } from "./kit/halls.ts";
import { openPool } from "./kit/http-pool.ts";
import { openLoopAt } from "./kit/open-loop.ts";
import { clockMs, useOf } from "./kit/process-use.ts";
import { buy, firstAsk, type Sale, triesAtMost } from "./kit/sale-buyer.ts";
import { comingsOf, type Rows, type Wish, wishesOf } from "./kit/sale-crowd.ts";
import { showSeats } from "./kit/seats-shown.ts";
import { percentile } from "./kit/stats.ts";

const connections = 1_024;
const comeWithinMs = 50_000;
const tiers = 4;

/** A whole sale, from the opening to the last seat in a committed order. */
export const sellOut: Bench = {
  name: "sell-out",
  about:
    "10,000 seats in 100 rows and four tiers; 100,000 buyers, each an account, a device and an address of his own, come within 50 s, half of them in the first " +
    "20 s, without a waiting room. Each wants one to four seats side by side (30, 50, 10, 10 %), row r as 1 / r^1.1, and asks for them blindly. Who is refused " +
    `tries others of the same tier, ${triesAtMost} times in all: twice what the map shows as free (by the gateway's own stream), last the best there are, parted if need be; ` +
    "he goes when the map shows too few. Who hears “busy” comes back when he is told to. Who has seats orders within a second. All through the real gateway (one process), MariaDB flushing " +
    "at each commit, over 1,024 connections as Nginx would keep them. Sold out is when the last seat is in an order whose commit was told. Fairness is the rank correlation " +
    "between arrival and success among those who asked for the same tier, who got none sharing the last rank, as a share of what strict first come, first served " +
    "reaches; the figure is the least fair tier's.",
  async open(kit) {
    const buyers = await makeBuyers(kit, kit.quick ? 5_000 : 100_000);
    return {
      async measure(repeat) {
        // Anew each time: the gateway closes those that nobody has used for a minute.
        const pool = await openPool(kit.platform.urls.gateway, connections);
        return measure(kit, buyers, pool, repeat).finally(() => pool.close());
      },
    };
  },
};

async function measure(kit: Kit, buyers: Buyer[], pool: Sale["pool"], repeat: number): Promise<Measured[]> {
  const rows: Rows = { rows: kit.quick ? 20 : 100, perRow: kit.quick ? 50 : 100, rowsInTier: kit.quick ? 5 : 25 };
  const seats = rows.rows * rows.perRow;
  const runs = Array.from({ length: tiers }, (_, tier) => [seats / tiers, tier] as const);
  const hall = await putHallOnSale(kit, { layout: plainHall(rows.rows, rows.perRow), runs });
  const seed = kit.seed + repeat;
  const wishes = wishesOf(rows, buyers.length, seed);
  const shown = await showSeats(kit, hall);
  const sale: Sale = {
    ...{ hall, rows, pool, shown, chance: chanceOf(seed + 2), ordered: 0, lastOrderAt: 0, failures: new Map() },
    times: { held: [], refused: [], busy: [], ordered: [] },
  };
  const successes: (number | undefined)[] = [];
  const cpu = { gateway: useOf(kit.platform.processes.gateway?.pid).cpuSeconds, client: process.cpuUsage() };
  // Made beforehand, so that making them costs the gateway no time; the buyers and it share a machine.
  const first = wishes.map((wish, n) => firstAsk(sale, buyers[n] as Buyer, wish));
  const began = clockMs();
  const { outcomes } = await openLoopAt({
    dues: comingsOf(buyers.length, kit.quick ? 8_000 : comeWithinMs, seed),
    async call(n, dueAt) {
      const wish = wishes[n] as Wish;
      successes[n] = await buy(sale, { buyer: buyers[n] as Buyer, wish, first: first[n] as Buffer, dueAt });
      return "gone";
    },
  });
  const seconds = (clockMs() - began) / 1_000;
  shown.close();
  const broken = outcomes.get("error")?.length ?? 0;
  if (broken > 0) throw new Error(`sell-out: ${broken} buyers lost their connection`);
  await sleep(200);
  const db = await inDatabase(kit, hall.performanceId);
  const { times } = sale;
  const asked = times.held.length + times.refused.length + times.busy.length + times.ordered.length;
  if (sale.failures.size > 0)
    kit.say(`sell-out: ${[...sale.failures].map(([what, n]) => `${n} × ${what}`).join(", ")}`);
  const soldOut = sale.ordered === seats ? (sale.lastOrderAt - began) / 1_000 : Number.POSITIVE_INFINITY;
  const perTier = Array.from({ length: tiers }, (_, tier) =>
    fairness(successes.filter((_, n) => wishes[n]?.tier === tier)),
  );
  const refusals = [...times.refused, ...times.busy];
  const used = useOf(kit.platform.processes.gateway?.pid).cpuSeconds - cpu.gateway;
  const client = process.cpuUsage(cpu.client);
  const p = (list: number[], share: number) => Math.round(percentile(list, share));
  return [
    {
      ...{ name: "sell-out", value: soldOut, unit: "s", goal: { of: "value", atMost: 60 } },
      note: `${sale.ordered} of ${seats} seats ordered by ${times.ordered.length} of ${buyers.length} buyers; the gateway used ${Math.round(used)} s of processor time, the buyers ${Math.round((client.user + client.system) / 1e6)} s`,
    },
    {
      ...{
        name: "sell-out-refusal-p99",
        value: percentile(refusals, 0.99),
        unit: "ms",
        goal: { of: "value", atMost: 500 },
      },
      note: `median ${p(refusals, 0.5)} ms; ${times.refused.length} refused, ${times.busy.length} told “busy”`,
    },
    {
      name: "sell-out-hold-p99",
      value: percentile(times.held, 0.99),
      unit: "ms",
      note: `median ${p(times.held, 0.5)} ms`,
    },
    {
      name: "sell-out-order-p99",
      value: percentile(times.ordered, 0.99),
      unit: "ms",
      note: `median ${p(times.ordered, 0.5)} ms, committed`,
    },
    {
      name: "sell-out-rate",
      value: asked / seconds,
      unit: "1/s",
      note: `${asked} requests in ${Math.round(seconds)} s, every one answered`,
    },
    {
      ...{
        name: "sell-out-sold-once",
        value: db.units,
        unit: "seats",
        goal: { of: "value", atLeast: seats, atMost: seats },
      },
      note: `claims in MySQL: ${db.claims} rows for ${db.units} seats in ${db.orders} orders, ${db.lines} ticket lines`,
    },
    {
      ...{
        name: "sell-out-fairness",
        value: Math.min(...perTier),
        unit: "rank correlation",
        goal: { of: "value", atLeast: 0.9 },
      },
      note: `tiers from the front: ${perTier.map((one) => one.toFixed(3)).join(", ")}`,
    },
  ];
}

/** What MySQL says has been sold. */
async function inDatabase(kit: Kit, performanceId: string) {
  const [claimed] = await kit.ctx.db.$queryRaw<{ claims: bigint; units: bigint; orders: bigint }[]>`
    SELECT COUNT(*) AS claims, COUNT(DISTINCT unit) AS units, COUNT(DISTINCT orderId) AS orders
    FROM unit_claims WHERE performanceId = ${performanceId}`;
  const [sold] = await kit.ctx.db.$queryRaw<{ n: bigint }[]>`
    SELECT COUNT(*) AS n FROM order_lines WHERE performanceId = ${performanceId} AND kind = 'ticket'`;
  const { claims = 0n, units = 0n, orders = 0n } = claimed ?? {};
  return { claims: Number(claims), units: Number(units), orders: Number(orders), lines: Number(sold?.n ?? 0) };
}
