import { setTimeout as sleep } from "node:timers/promises";
import { newId } from "@kaimu/api";
import { cancelPerformance } from "../packages/api/src/payment/bulk/call-off.ts";
import { readBulkReturn } from "../packages/api/src/payment/bulk/read-bulk-return.ts";
import type { Bench, Kit, Measured } from "./kit/bench.ts";
import { paidOrders } from "./kit/paid-orders.ts";
import { clockMs, useOf } from "./kit/process-use.ts";

/** At which shares of the orders the worker is killed; what it needs of memory is compared after that. */
const killedAt = [0.08, 0.16];
const early = { from: 0.25, to: 0.5 };
const late = { from: 0.75, to: 1 };
/** Longer than any run takes. */
const withinMs = 30 * 60_000;

/** A cancelled performance given back, order by order. */
export const bulkReturns: Bench = {
  name: "bulk-returns",
  about:
    "A performance with 20,000 paid orders of two tickets is cancelled, and its durable fan-out gives all of it back: ticket, claim, books and refund of each order in a transaction, then its " +
    "refund at the gateway, which is the sandbox with real signatures. The worker is killed (SIGKILL) twice on the way, at 8 and 16 % of the orders; the rate counts from the commit of the cancellation to the " +
    "last refund that the gateway has settled, what else the worker does of them (telling buyers) included. The refunds a second that a gateway is asked for are not limited here. The processor time is the worker's, for each order of the last three quarters. The memory is the most that the " +
    "worker's resident set came to in the last quarter of the orders, against the most in the second: what is only not collected yet comes and goes in both. What the gateway gave back twice and what is not back are counted in the gateway's own books.",
  async open(kit) {
    return { measure: () => measure(kit, kit.quick ? 1_000 : 20_000) };
  },
};

async function measure(kit: Kit, count: number): Promise<Measured[]> {
  const { show, orderFen } = await paidOrders(kit, count);
  const { performanceId } = show;
  const began = clockMs();
  const { bulkReturnId } = await cancelPerformance(kit.ctx, {
    ...{ performanceId, expectedOrders: count, by: newId(), reason: "台风", reasonEn: "A typhoon" },
  });
  const worker = await follow(kit, bulkReturnId, count);
  const seconds = (clockMs() - began) / 1_000;
  const books = await inGatewaysBooks(kit, performanceId, orderFen);
  return [
    { name: "bulk-returns", value: count / seconds, unit: "1/s" },
    { name: "bulk-returns-cpu", value: worker.cpuMsAnOrder, unit: "ms" },
    {
      ...{ name: "bulk-returns-memory", value: worker.late, baseline: worker.early, unit: "bytes" },
      goal: { of: "ratio", atMost: 1.25 },
    },
    { name: "bulk-returns-twice", value: books.twice, unit: "orders", goal: { of: "value", atMost: 0 } },
    { name: "bulk-returns-missing", value: books.missing, unit: "orders", goal: { of: "value", atMost: 0 } },
  ];
}

interface WorkerUse {
  /** Bytes. */
  early: number;
  late: number;
  /** Of the orders in between. */
  cpuMsAnOrder: number;
}

/** Watches a bulk return to its end and kills the worker on the way; says what that has used early and late. */
async function follow(kit: Kit, bulkReturnId: string, count: number): Promise<WorkerUse> {
  const { worker } = kit.platform.processes;
  const kills = [...killedAt];
  const most = { early: 0, late: 0 };
  let before: { cpuSeconds: number; returned: number } | undefined;
  const end = Date.now() + withinMs;
  for (;;) {
    const { state, orders } = await readBulkReturn(kit.ctx, bulkReturnId);
    const share = orders.returned / count;
    if (kills[0] !== undefined && share >= kills[0]) {
      kills.shift();
      worker?.kill("SIGKILL");
      kit.say(`bulk-returns: the worker is killed with ${orders.returned} orders returned`);
    }
    // It is away for a moment after it was killed, and nothing goes on without it.
    if (kills.length === 0 && share >= early.from) {
      const now = useOf(worker?.pid);
      before ??= { cpuSeconds: now.cpuSeconds, returned: orders.returned };
      if (share < early.to) most.early = Math.max(most.early, now.memoryBytes);
      if (share >= late.from) most.late = Math.max(most.late, now.memoryBytes);
      if (share >= late.to || state === "done") {
        const cpuMsAnOrder = ((now.cpuSeconds - before.cpuSeconds) * 1_000) / (orders.returned - before.returned);
        return { ...most, cpuMsAnOrder };
      }
    }
    if (state === "done") throw new Error("bulk-returns: over before the worker was killed twice");
    if (Date.now() > end) throw new Error(`bulk-returns: not done: ${JSON.stringify(orders)}`);
    await sleep(200);
  }
}

/** How many of a performance's trades the gateway has not, or not fully, or more than once given back. */
async function inGatewaysBooks(kit: Kit, performanceId: string, orderFen: number) {
  const paid = await kit.ctx.db.payment.findMany({ where: { performanceId }, select: { outTradeNo: true } });
  const ours = new Set(paid.map(({ outTradeNo }) => outTradeNo));
  let [twice, missing] = [0, ours.size];
  for (let cursor: string | null = ""; cursor !== null; ) {
    const page = (await (await fetch(`${kit.platform.urls.payment}/books?limit=500&cursor=${cursor}`)).json()) as {
      trades: { out_trade_no: string; refunded: number; refunds: unknown[] }[];
      next_cursor: string | null;
    };
    for (const { out_trade_no, refunded, refunds } of page.trades) {
      if (!ours.has(out_trade_no)) continue;
      if (refunded > orderFen || refunds.length > 1) twice += 1;
      if (refunded >= orderFen) missing -= 1;
    }
    cursor = page.next_cursor;
  }
  return { twice, missing };
}
