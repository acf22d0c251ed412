import { newId } from "@kaimu/api";
import { type Database, openDatabase } from "@kaimu/db";

import { saleTerms } from "../packages/api/src/catalogue/index.ts";
import { hold } from "../packages/api/src/inventory/index.ts";
import { placeOrder } from "../packages/api/src/ordering/index.ts";
import { writeOrder } from "../packages/api/src/ordering/write-order.ts";
import type { OrderToWrite } from "../packages/api/src/ordering/write-orders.ts";
import { createShow, type TestShow } from "../packages/api/src/testing/factories.ts";
import { writeByPrisma } from "./baselines/prisma-orders.ts";
import { openRaw, rawRowsOf } from "./baselines/raw-orders.ts";
import type { Bench, Kit, Measured } from "./kit/bench.ts";
import { percentile } from "./kit/stats.ts";

/** Buyers who wait for their order at a time, on every side; the plain driver has them as two batches of 128. */
const atOnce = 256;
const batch = 128;
/** As many as Prisma has connections: with more it gets no faster, and its pool turns some away. */
const prismaLanes = 16;
const ticketsEach = 2;

interface Stage {
  kit: Kit;
  show: TestShow;
  raw: ReturnType<typeof openRaw>;
  prisma: Database;
  nextUnit: number;
}

/** Orders written under group commit. */
export const orders: Bench = {
  name: "orders",
  about:
    `Orders of ${ticketsEach} tickets, priced beforehand, written by ${atOnce} buyers at a time, each of whom orders again as soon as his order is committed. ` +
    "`orders-prisma`: against one interactive Prisma transaction an order with the same rows (`bench/baselines/prisma-orders.ts`), 16 at a time on as many connections. `orders-raw`: against the " +
    "plain driver that writes the same rows, laid out beforehand, 128 orders a transaction on two connections, and checks nothing (`bench/baselines/raw-orders.ts`). " +
    "All on one MariaDB that flushes at each commit, in turns. `orders-placed` is the whole way from a hold in Redis to the buyer's answer.",
  async open(kit) {
    const show = await createShow(kit.ctx.db, { places: 2_000_000, perAccountLimit: 6 });
    const { DATABASE_URL } = kit.ctx.env;
    const stage = {
      kit,
      show,
      nextUnit: 0,
      raw: openRaw(DATABASE_URL, 2),
      prisma: openDatabase(DATABASE_URL, prismaLanes),
    };
    return {
      measure: () => measure(stage),
      close: async () => {
        await stage.raw.close();
        await stage.prisma.$disconnect();
      },
    };
  },
};

async function measure(stage: Stage): Promise<Measured[]> {
  const { kit } = stage;
  const scale = kit.quick ? 0.1 : 1;
  const sums = { group: 0, raw: 0, prisma: 0 };
  const waits: number[] = [];
  const rounds = kit.quick ? 1 : 3;
  for (let round = 0; round < rounds; round += 1) {
    // Who begins changes, so that what the one leaves behind falls on each.
    const sides = [
      async () => {
        sums.group += await perSecond(await priced(stage, 12_000 * scale), async (order) => {
          const began = performance.now();
          await writeOrder(kit.ctx, order);
          waits.push(performance.now() - began);
        });
      },
      async () => {
        sums.raw += await rawPerSecond(stage, await priced(stage, 12_000 * scale));
      },
      async () => {
        sums.prisma += await perSecond(
          await priced(stage, 800 * scale),
          (order) => writeByPrisma(stage.prisma, order),
          prismaLanes,
        );
      },
    ];
    for (const side of round % 2 === 0 ? sides : sides.reverse()) await side();
  }
  const [group, raw, prisma] = [sums.group / rounds, sums.raw / rounds, sums.prisma / rounds];
  return [
    { name: "orders-prisma", value: group, baseline: prisma, unit: "1/s", goal: { of: "ratio", atLeast: 6 } },
    { name: "orders-raw", value: group, baseline: raw, unit: "1/s", goal: { of: "ratio", atLeast: 0.6 } },
    { name: "orders-wait-p99", value: percentile(waits, 0.99), unit: "ms" },
    { name: "orders-placed", value: await placedPerSecond(stage, 2_000 * scale), unit: "1/s" },
  ];
}

/** How many a second are done when so many lanes each take the next as soon as theirs is done. */
async function perSecond<Item>(items: Item[], work: (item: Item) => Promise<unknown>, lanes = atOnce): Promise<number> {
  let next = 0;
  const began = performance.now();
  const lane = async () => {
    for (let item = items[next++]; item; item = items[next++]) await work(item);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return (items.length * 1_000) / (performance.now() - began);
}

async function rawPerSecond({ raw }: Stage, all: OrderToWrite[]): Promise<number> {
  const batches = Array.from({ length: Math.ceil(all.length / batch) }, (_, n) =>
    rawRowsOf(all.slice(n * batch, (n + 1) * batch)),
  );
  return (await perSecond(batches, (rows) => raw.write(rows), 2)) * (all.length / batches.length);
}

/** Orders that nobody has written yet, each of another buyer, with places of their own. */
async function priced(stage: Stage, count: number): Promise<OrderToWrite[]> {
  const { kit, show } = stage;
  const terms = await saleTerms(kit.ctx, show.performanceId);
  return Array.from({ length: count }, () => {
    const units = Array.from({ length: ticketsEach }, () => stage.nextUnit++);
    const sold = { tierName: "通用票", tierNameEn: "General admission", offerName: "通用票", offerNameEn: "" };
    const part = {
      terms,
      hold: { id: newId(), performanceId: show.performanceId, units, items: [], deadline: 0, leftMs: 0, fence: 1n },
      lines: units.map((unit) => ({
        ...{ id: newId(), unit, tierId: show.tierId, offerId: show.standard, amountFen: show.priceFen, seatKey: null },
        ...{ attendee: undefined, terms: { ...sold, payee: show.organizerId, taxClass: "admission", refundRule: {} } },
      })),
    };
    return {
      ...{ orderId: newId(), accountId: newId(), clientKey: newId(), channel: "web" as const },
      parts: [part] satisfies OrderToWrite["parts"],
      ...{ totalFen: show.priceFen * ticketsEach, agentId: undefined, traceparent: undefined },
    };
  });
}

/** From holds that are in Redis to orders that are answered. */
async function placedPerSecond({ kit }: Stage, count: number): Promise<number> {
  const { performanceId, standard, priceFen } = await createShow(kit.ctx.db, { places: count * ticketsEach });
  const items = [{ offerId: standard, quantity: ticketsEach }];
  const held: Parameters<typeof placeOrder>[1][] = [];
  const accounts = Array.from({ length: count }, () => newId());
  const holding = async (accountId: string) => {
    const { id: holdId } = await hold(kit.ctx, { performanceId, accountId, clientKey: newId(), items });
    held.push({ performanceId, accountId, holdId, clientKey: newId(), expectedTotalFen: priceFen * ticketsEach });
  };
  await perSecond(accounts, holding, 32);
  return perSecond(held, (one) => placeOrder(kit.ctx, one));
}
