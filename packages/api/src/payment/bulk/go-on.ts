import { isUnreachable } from "@kaimu/db";
import type { Context } from "../../context.ts";
import { asAppError } from "../../platform/errors.ts";
import { executeRefund } from "../refund.ts";
import { endUnpaidOrders } from "./end-unpaid-orders.ts";
import { finish } from "./finish.ts";
import { listOrders } from "./list-orders.ts";
import { type BulkToDo, readToDo } from "./read-to-do.ts";
import { returnOrder } from "./return-order.ts";

/** Where a walk over the orders of a bulk return stands: the order it comes after. */
export interface Walked {
  /** False when there is nothing to do now. */
  more: boolean;
  after: string;
}

export const ordersAStep = 200;
/** Enough to keep a gateway busy while each call waits for it. */
const atOnce = 8;

/**
 * Does a step of a bulk return: the first ends unpaid orders and lists the paid ones, each other one gives back the next orders by key and asks their
 * gateways; the last finds that all is done. All it knows stands in the database: killed anywhere, the next step goes on where it was.
 */
export async function goOn(ctx: Context, o: { bulkReturnId: string; turn: number; after: string }): Promise<Walked> {
  const bulk = await readToDo(ctx, o);
  if (!bulk) return { more: false, after: "" };
  await ctx.db.$executeRaw`UPDATE bulk_returns SET beatAt = NOW(3) WHERE id = ${bulk.id}`;
  if (bulk.listedRound < bulk.round) {
    await endUnpaidOrders(ctx, bulk.performanceId);
    await listOrders(ctx, bulk);
    return { more: true, after: "" };
  }
  const orders = await nextOrders(ctx, bulk, o.after);
  const last = orders.at(-1);
  if (!last) return { more: await finish(ctx, bulk), after: "" };
  const runs = stillRuns(ctx, bulk);
  await inLanes(orders, atOnce, async (order) => {
    if (await runs()) await oneOrder(ctx, bulk, order);
  });
  return { more: true, after: last.orderId };
}

/** Whether it was paused while a step is under way, asked twice a second. */
function stillRuns(ctx: Context, bulk: BulkToDo): () => Promise<boolean> {
  let asked = { at: performance.now(), answer: Promise.resolve(true) };
  return () => {
    if (performance.now() - asked.at > 500)
      asked = { at: performance.now(), answer: readToDo(ctx, { bulkReturnId: bulk.id }).then(Boolean) };
    return asked.answer;
  };
}

interface OrderToDo {
  orderId: string;
  refundId: string | null;
}

/** The next orders that wait, or whose refund is written and was not asked for. */
async function nextOrders(ctx: Context, bulk: BulkToDo, after: string): Promise<OrderToDo[]> {
  return ctx.db.$queryRaw<OrderToDo[]>`
    (SELECT orderId, refundId FROM bulk_return_orders
     WHERE bulkReturnId = ${bulk.id} AND state = 'waiting' AND orderId > ${after} ORDER BY orderId LIMIT ${ordersAStep})
    UNION ALL
    (SELECT orderId, refundId FROM bulk_return_orders
     WHERE bulkReturnId = ${bulk.id} AND state = 'written' AND orderId > ${after} ORDER BY orderId LIMIT ${ordersAStep})
    ORDER BY orderId LIMIT ${ordersAStep}`;
}

/** Gives one order back and asks its gateway. What is refused is written down and holds nobody else up; what is only away is left to the next walk. */
async function oneOrder(ctx: Context, bulk: BulkToDo, o: OrderToDo): Promise<void> {
  const { orderId } = o;
  const { id: bulkReturnId, performanceId, kind } = bulk;
  try {
    const refundId =
      o.refundId ?? (await returnOrder(ctx, { bulkReturnId, performanceId, kind, orderId, askGateway: false }));
    if (refundId) await executeRefund(ctx, refundId);
  } catch (error) {
    const code = asAppError(error)?.code;
    if (code === "GATEWAY_UNAVAILABLE" || code === "BUSY" || isUnreachable(error)) {
      ctx.log.warn({ err: error, orderId, bulkReturnId }, "an order of a bulk return is left to the next walk");
      return;
    }
    ctx.log.error({ err: error, orderId, bulkReturnId }, "an order of a bulk return failed");
    await ctx.db.$executeRaw`
      UPDATE bulk_return_orders SET state = 'failed', why = ${code ?? "INTERNAL"}, changedAt = NOW(3)
      WHERE bulkReturnId = ${bulkReturnId} AND orderId = ${orderId} AND state IN ('waiting', 'written')`;
  }
}

async function inLanes<T>(items: readonly T[], lanes: number, work: (item: T) => Promise<void>): Promise<void> {
  const queue = items.values();
  await Promise.all(
    Array.from({ length: lanes }, async () => {
      for (const item of queue) await work(item);
    }),
  );
}
