import { showingsOf } from "../catalogue/index.ts";
import type { Context } from "../context.ts";
import { storyOfBooks, storyOfInvoices } from "../finance/index.ts";
import { maskedBuyers, namesOf } from "../identity/index.ts";
import { storyOfMessages } from "../notification/index.ts";
import { storyOfOrder } from "../ordering/index.ts";
import { storyOfPayments } from "../payment/index.ts";
import { AppError } from "../platform/errors.ts";
import { storyOfTickets } from "../ticketing/index.ts";
import type { Moment } from "./moment.ts";
import { momentsOf } from "./moments-of.ts";

/**
 * One order from its placing to its end, each room asked for its part: every moment in the order of time, with who was at work. Throws
 * NOT_FOUND.
 */
export async function readTimeline(ctx: Context, orderId: string) {
  const order = await storyOfOrder(ctx, orderId);
  if (!order) throw new AppError("NOT_FOUND", { detail: `order ${orderId}` });
  const { accountId, performanceId } = order;
  const [money, invoices] = await Promise.all([storyOfPayments(ctx, orderId), storyOfInvoices(ctx, orderId)]);
  const about = [orderId, ...[...money.refunds, ...invoices].map(({ id }) => id)];
  const [tickets, messages, facts, buyers, showings] = await Promise.all([
    storyOfTickets(ctx, orderId),
    storyOfMessages(ctx, { accountId, about }),
    storyOfBooks(ctx, orderId),
    maskedBuyers(ctx, [accountId]),
    showingsOf(ctx, [performanceId]),
  ]);
  const moments = momentsOf({ order, money, tickets, messages, facts, invoices });
  const names = await namesOf(
    ctx,
    moments.flatMap(({ operatorId }) => operatorId ?? []),
  );
  const { id, state, channel, totalFen, expiresAt } = order;
  return {
    order: { ...{ id, state, channel, totalFen, expiresAt, performanceId }, buyer: buyers.get(accountId) ?? "***" },
    showing: showings.get(performanceId) ?? null,
    moments: moments.map(({ operatorId, ...moment }) => ({
      ...(moment satisfies Omit<Moment, "operatorId">),
      name: operatorId ? (names.get(operatorId) ?? "") : null,
    })),
  };
}
