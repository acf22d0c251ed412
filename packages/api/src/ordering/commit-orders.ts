import { type Batches, isDuplicate, isLockTrouble, isUnreachable } from "@kaimu/db";
import { AppError } from "../platform/errors.ts";
import type { Log } from "../platform/log.ts";
import { orderBatches, orderBatchSize } from "../platform/metrics.ts";
import { type OrderToWrite, type Outcome, type Written, writeOrders } from "./write-orders.ts";

/**
 * Commits orders in one transaction. When it does not go through (a clash, a limit, a deadlock, a broken connection), each goes alone:
 * one loser costs nobody else his order, and hears precisely what he lost by. Answers in the order of the orders; never rejects.
 */
export async function commitOrders(
  o: { batches: Batches; log: Log },
  orders: OrderToWrite[],
): Promise<PromiseSettledResult<Outcome>[]> {
  orderBatchSize.observe(orders.length);
  let begun = false;
  try {
    const outcomes = await o.batches.inTransaction((tx) => {
      begun = true;
      return writeOrders(tx, orders);
    });
    orderBatches.inc({ result: "together" });
    return outcomes.map((value) =>
      value instanceof AppError ? { status: "rejected", reason: value } : { status: "fulfilled", value },
    );
  } catch (error) {
    if (orders.length === 1 && !isUnreachable(error)) return [{ status: "rejected", reason: error }];
    // Nothing was sent, and there is nobody to send it to: all hear so now.
    if (!begun) return orders.map(() => ({ status: "rejected", reason: new AppError("BUSY", { cause: error }) }));
    orderBatches.inc({ result: "one by one" });
    o.log.info({ err: error, orders: orders.length }, "orders do not go together, one by one");
  }
  return oneByOne(o, orders);
}

async function oneByOne(
  o: { batches: Batches; log: Log },
  orders: OrderToWrite[],
): Promise<PromiseSettledResult<Outcome>[]> {
  const results: PromiseSettledResult<Outcome>[] = [];
  let away: AppError | undefined;
  for (const order of orders) {
    try {
      // When the database is away, nobody else waits for it.
      if (away) throw away;
      results.push({ status: "fulfilled", value: await alone(o.batches, order) });
    } catch (error) {
      const busy = isUnreachable(error) ? new AppError("BUSY", { cause: error, detail: order.orderId }) : undefined;
      if (busy && !isLockTrouble(error)) away = busy;
      results.push({ status: "rejected", reason: busy ?? error });
    }
  }
  return results;
}

/**
 * One order in its own transaction. Its id is the one that it may have been committed under already, by a connection that broke before it
 * could say so: then the insert meets the earlier row (waiting for it, should that transaction still be under way), and the order is there.
 */
async function alone(batches: Batches, order: OrderToWrite): Promise<Outcome> {
  for (let tries = 1; ; tries += 1) {
    try {
      const [outcome = "other terms"] = await batches.inTransaction((tx) => writeOrders(tx, [order]));
      if (outcome instanceof AppError) throw outcome;
      return outcome;
    } catch (error) {
      if (isDuplicate(error)) {
        const written = await readWritten(batches, order.orderId);
        if (written) return written;
      }
      if (!isLockTrouble(error) || tries === 3) throw error;
    }
  }
}

async function readWritten(batches: Batches, orderId: string): Promise<Written | undefined> {
  const [row] = await batches.inTransaction((tx) =>
    tx.select<Omit<Written, "readAt">>("SELECT createdAt, expiresAt, NOW(3) AS now FROM orders WHERE id = ?", [
      orderId,
    ]),
  );
  return row && { ...row, readAt: performance.now() };
}
