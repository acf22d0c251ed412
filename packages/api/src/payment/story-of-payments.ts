import type { Context } from "../context.ts";

/** Everything about the money of an order: payments, what the gateways told, refunds, gifts and differences, each oldest first. */
export type PaymentStory = Awaited<ReturnType<typeof storyOfPayments>>;

/** At most so many of each kind: a gateway may repeat itself for a day. */
const most = 200;

/** The money of an order as it came and went. Whoever calls has checked that it may be seen. */
export async function storyOfPayments(ctx: Pick<Context, "db">, orderId: string) {
  const ofOrder = { where: { orderId }, take: most };
  const [payments, refunds, gifts, cases] = await Promise.all([
    ctx.db.payment.findMany({ ...ofOrder, orderBy: { createdAt: "asc" } }),
    ctx.db.refund.findMany({
      ...ofOrder,
      include: {
        transfers: {
          select: {
            state: true,
            recordedBy: true,
            recordedAt: true,
            decidedBy: true,
            decidedAt: true,
            bankReference: true,
          },
          orderBy: { recordedAt: "asc" },
        },
      },
      orderBy: { createdAt: "asc" },
    }),
    ctx.db.goodwillGift.findMany({ ...ofOrder, orderBy: { askedAt: "asc" } }),
    ctx.db.billCase.findMany({ ...ofOrder, orderBy: { foundAt: "asc" } }),
  ]);
  const ofTrades = { where: { outTradeNo: { in: payments.map(({ outTradeNo }) => outTradeNo) } }, take: most };
  const [callbacks, refused] = await Promise.all([
    ctx.db.paymentCallback.findMany({
      ...ofTrades,
      select: {
        ...{ id: true, gateway: true, outTradeNo: true, outcome: true, detail: true },
        ...{ receivedAt: true, appliedAt: true },
      },
      orderBy: { receivedAt: "asc" },
    }),
    ctx.db.refusedCallback.findMany({ ...ofTrades, orderBy: { receivedAt: "asc" } }),
  ]);
  return { payments, refunds, gifts, cases, callbacks, refused };
}
