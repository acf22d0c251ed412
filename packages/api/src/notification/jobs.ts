import { saleTerms } from "../catalogue/index.ts";
import type { Context } from "../context.ts";
import { orderForPayment } from "../ordering/index.ts";
import { durable } from "../platform/durable.ts";
import { fenToYuan } from "../platform/money.ts";
import { sendSms } from "./send-message.ts";

const ticketsIssuedJob = durable({
  id: "notify-tickets-issued",
  on: "tickets/issued",
  limit: 10,
  run: ({ ctx, data, step }) =>
    step.run("sms", async () => {
      const { eventTitle, time } = await showOf(ctx, data.orderId);
      const params = {
        event: eventTitle,
        time,
        count: String(data.ticketCount),
        link: `${ctx.env.WEB_ORIGIN}/tickets?order=${data.orderId}`,
      };
      await sendSms(ctx, {
        accountId: data.accountId,
        template: "TICKETS_ISSUED",
        params,
        dedupeKey: `tickets-issued:${data.orderId}`,
      });
    }),
});

const orderExpiredJob = durable({
  id: "notify-order-expired",
  on: "order/closed",
  limit: 10,
  async run({ ctx, data, step }) {
    // Who cancels himself need not be told.
    if (data.state !== "expired") return;
    await step.run("sms", async () => {
      const { eventTitle, time } = await showOf(ctx, data.orderId);
      await sendSms(ctx, {
        accountId: data.accountId,
        template: "ORDER_EXPIRED",
        params: { event: eventTitle, time },
        dedupeKey: `order-expired:${data.orderId}`,
      });
    });
  },
});

const moneyReturnedJob = durable({
  id: "notify-payment-returned",
  on: "payment/refund.settled",
  limit: 10,
  run: ({ ctx, data, step }) =>
    step.run("sms", async () => {
      const { eventTitle, accountId } = await showOf(ctx, data.orderId);
      const params = { event: eventTitle, amount: fenToYuan(data.amountFen) };
      await sendSms(ctx, {
        accountId,
        template: "PAYMENT_RETURNED",
        params,
        dedupeKey: `payment-returned:${data.refundId}`,
      });
    }),
});

async function showOf(ctx: Context, orderId: string): Promise<{ accountId: string; eventTitle: string; time: string }> {
  const order = await orderForPayment(ctx, orderId);
  if (!order) throw new Error(`order ${orderId} is gone`);
  const terms = await saleTerms(ctx, order.performanceId);
  const time = new Intl.DateTimeFormat("zh-CN", {
    timeZone: terms.timeZone,
    month: "long",
    day: "numeric",
    weekday: "short",
    hour: "2-digit",
    minute: "2-digit",
    hour12: false,
  }).format(terms.startsAt);
  return { accountId: order.accountId, eventTitle: terms.eventTitle, time };
}

export const notificationJobs = [ticketsIssuedJob, orderExpiredJob, moneyReturnedJob];
