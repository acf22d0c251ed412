import type { Batches } from "@kaimu/db";
import type { Context } from "../context.ts";
import { ordersWaiting } from "../platform/metrics.ts";
import { commitOrders } from "./commit-orders.ts";
import { type GroupCommit, groupCommit } from "./group-commit.ts";
import type { OrderToWrite, Outcome } from "./write-orders.ts";

/** At the speed of one disk 1,000 orders are a second's work or less: whoever is turned away could not have been served soon. */
const limits = {
  mostAtOnce: 128,
  underWay: 2,
  mostWaiting: 1_000,
  busyAfterMs: 1_500,
  giveUpAfterMs: 5_000,
  gatherMs: 2,
};

/** One for each connection to the database that a process has opened, mostly one. */
const queues = new WeakMap<Batches, GroupCommit<OrderToWrite, Outcome>>();

/** The line before the orders' transactions, one in a process. */
export function orderQueue({ batches, log }: Pick<Context, "batches" | "log">): GroupCommit<OrderToWrite, Outcome> {
  const known = queues.get(batches);
  if (known) return known;
  const queue = groupCommit<OrderToWrite, Outcome>({
    ...limits,
    commit: (orders) => {
      ordersWaiting.set(queue.waiting);
      return commitOrders({ batches, log }, orders);
    },
    // Two orders of one account wait for one another in its limit, and a repeated key would send its whole batch through one by one.
    apart: (order) => order.accountId,
  });
  queues.set(batches, queue);
  return queue;
}
