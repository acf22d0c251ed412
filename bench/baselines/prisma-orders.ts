import { newId } from "@kaimu/api";
import type { Database, Transaction } from "@kaimu/db";
import type { OrderToWrite } from "../../packages/api/src/ordering/write-orders.ts";

/** Baseline: the same rows by one interactive Prisma transaction an order, with the same count for the account's limit. */
export function writeByPrisma(db: Database, order: OrderToWrite): Promise<void> {
  const { orderId, accountId, channel } = order;
  const [{ terms, hold, lines }] = order.parts;
  const { performanceId, organizerId, eventId, paymentSeconds } = terms;
  const work = async (tx: Transaction) => {
    await tx.$executeRaw`
      INSERT INTO orders (id, accountId, organizerId, eventId, performanceId, channel, state, totalFen, clientKey, holdId, expiresAt)
      VALUES (${orderId}, ${accountId}, ${organizerId}, ${eventId}, ${performanceId}, ${channel}, 'awaiting_payment',
        ${order.totalFen}, ${order.clientKey}, ${hold.id}, NOW(3) + INTERVAL ${paymentSeconds} SECOND)`;
    await tx.orderLine.createMany({
      data: lines.map(({ attendee, terms: sold, ...line }) => ({
        ...{ ...line, orderId, performanceId, kind: "ticket" as const },
        ...{ attendeeId: attendee?.id ?? null, terms: sold as object },
      })),
    });
    await tx.unitClaim.createMany({
      data: lines.map(({ id: orderLineId, unit }) => ({
        ...{ performanceId, unit, orderId, orderLineId, accountId, fence: hold.fence, channel },
      })),
    });
    const owned = await tx.unitClaim.count({ where: { performanceId, accountId } });
    if (owned > terms.perAccountLimit) throw new Error("limit");
    await tx.orderTransition.create({ data: { orderId, toState: "awaiting_payment", reason: "placed" } });
    const { expiresAt } = await tx.order.findUniqueOrThrow({ where: { id: orderId }, select: { expiresAt: true } });
    const data = { orderId, expiresAt: expiresAt.toISOString() };
    await tx.outboxEvent.create({ data: { id: newId(), name: "order/placed", data, traceparent: null } });
  };
  return db.$transaction(work, { isolationLevel: "ReadCommitted", maxWait: 60_000, timeout: 60_000 });
}
