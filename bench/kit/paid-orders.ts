import { newId } from "@kaimu/api";
import { checkPayments } from "../../packages/api/src/payment/index.ts";
import { createOrder, createShow, type TestShow } from "../../packages/api/src/testing/factories.ts";
import { paymentSandbox } from "../../packages/api/src/testing/payment-sandbox.ts";
import { issueTickets } from "../../packages/api/src/ticketing/index.ts";
import type { Kit } from "./bench.ts";

/** As many buyers as buy at a time. */
const lanes = 12;
const ticketsEach = 2;

/**
 * A show with so many paid orders of two tickets, each of another buyer, its money at the payment sandbox and its tickets issued. The worker
 * stands still meanwhile, and what it would have done of them counts as done.
 */
export async function paidOrders(kit: Kit, count: number): Promise<{ show: TestShow; orderFen: number }> {
  const { ctx, platform } = kit;
  const show = await createShow(ctx.db, { places: count * ticketsEach });
  const sandbox = paymentSandbox(ctx);
  platform.processes.worker?.kill("SIGSTOP");
  const left = Array.from({ length: count }, () => newId()).values();
  let bought = 0;
  const lane = async () => {
    for (const accountId of left) {
      const { id: orderId } = await createOrder(ctx, show, { accountId, quantity: ticketsEach });
      await sandbox.pay(await sandbox.enterCashier({ orderId, accountId }));
      await checkPayments(ctx, orderId);
      await issueTickets(ctx, orderId);
      bought += 1;
      if (bought % 2_000 === 0) kit.say(`bulk-returns: ${bought} of ${count} orders are paid`);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  await ctx.db.outboxEvent.updateMany({ where: { sentAt: null }, data: { sentAt: ctx.clock.now() } });
  platform.processes.worker?.kill("SIGCONT");
  return { show, orderFen: show.priceFen * ticketsEach };
}
