import { saleTerms, showOnTicket } from "../catalogue/index.ts";
import type { Context } from "../context.ts";
import { orderForPayment, performancesOfOrder } from "../ordering/index.ts";
import { durable } from "../platform/durable.ts";
import { fenToYuan } from "../platform/money.ts";
import { showTime } from "../platform/show-time.ts";
import { ticketPlaces } from "../ticketing/index.ts";
import { mailInvoice } from "./invoice-mail.ts";
import { markFailed, sendMail, sendSms } from "./send-message.ts";
import { calledOffKeys, mailCalledOff, tellCalledOff } from "./tell-called-off.ts";
import { ticketsMail } from "./tickets-mail.ts";

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
  onFailed: ({ ctx, data }) => markFailed(ctx, [`tickets-issued:${data.orderId}`]),
});

/** A function of its own: a mail server that is away keeps no SMS waiting. */
const ticketsMailJob = durable({
  id: "mail-tickets-issued",
  on: "tickets/issued",
  limit: 10,
  run: ({ ctx, data, step }) => step.run("mail", () => mailTickets(ctx, data)),
  onFailed: ({ ctx, data }) => markFailed(ctx, [`tickets-issued-mail:${data.orderId}`]),
});

/** Tells the owner of an order by mail that its tickets are issued, with links to each and to its PDF; once an order. */
export async function mailTickets(ctx: Context, o: { orderId: string; accountId: string }): Promise<void> {
  const { orderId, accountId } = o;
  const places = await ticketPlaces(ctx, { orderId, accountId });
  const shows = await Promise.all(
    [...Map.groupBy(places, ({ performanceId }) => performanceId)].map(async ([performanceId, tickets]) => ({
      show: await showOnTicket(ctx, performanceId),
      tickets,
    })),
  );
  const [first, ...others] = shows.sort((a, b) => a.show.startsAt.getTime() - b.show.startsAt.getTime());
  if (!first) return;
  const time = ofSeveral(showTime(first.show.startsAt, first.show.timeZone), shows.length);
  await sendMail(ctx, {
    accountId,
    template: "TICKETS_ISSUED",
    params: { event: first.show.title, time, count: String(places.length) },
    dedupeKey: `tickets-issued-mail:${orderId}`,
    ...ticketsMail({ shows: [first, ...others], orderId, origin: ctx.env.WEB_ORIGIN }),
  });
}

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
  onFailed: ({ ctx, data }) => markFailed(ctx, [`order-expired:${data.orderId}`]),
});

/** Why money goes back of an order that was good; money that no order could use is another matter. */
const givenBack = new Set(["buyer_return", "goodwill", "show_cancelled", "show_postponed"]);

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
        template:
          data.method === "bank_transfer"
            ? "REFUND_TRANSFERRED"
            : givenBack.has(data.reason ?? "")
              ? "REFUND_PAID"
              : "PAYMENT_RETURNED",
        params,
        dedupeKey: `payment-returned:${data.refundId}`,
      });
    }),
  onFailed: ({ ctx, data }) => markFailed(ctx, [`payment-returned:${data.refundId}`]),
});

const invoiceMailJob = durable({
  id: "mail-invoice-issued",
  on: "invoice/issued",
  limit: 10,
  run: ({ ctx, data, step }) => step.run("mail", () => mailInvoice(ctx, data.invoiceId)),
  onFailed: ({ ctx, data }) => markFailed(ctx, [`invoice-issued:${data.invoiceId}`]),
});

const calledOffJob = durable({
  id: "notify-called-off",
  on: "payment/bulk-return.listed",
  limit: 2,
  run: ({ ctx, data, step }) => step.run("sms", () => tellCalledOff(ctx, data)),
  onFailed: ({ ctx, data }) => markFailed(ctx, calledOffKeys(data).sms),
});

const calledOffMailJob = durable({
  id: "mail-called-off",
  on: "payment/bulk-return.listed",
  limit: 2,
  run: ({ ctx, data, step }) => step.run("mail", () => mailCalledOff(ctx, data)),
  onFailed: ({ ctx, data }) => markFailed(ctx, calledOffKeys(data).mail),
});

async function showOf(ctx: Context, orderId: string): Promise<{ accountId: string; eventTitle: string; time: string }> {
  const order = await orderForPayment(ctx, orderId);
  if (!order) throw new Error(`order ${orderId} is gone`);
  const terms = await saleTerms(ctx, order.performanceId);
  const performances = await performancesOfOrder(ctx, orderId);
  const time = ofSeveral(showTime(terms.startsAt, terms.timeZone), performances.length);
  return { accountId: order.accountId, eventTitle: terms.eventTitle, time };
}

/** When it is: of a pass the first performance, and how many there are. */
const ofSeveral = (time: string, performances: number) => (performances > 1 ? `${time} 等 ${performances} 场` : time);

export const notificationJobs = [
  ticketsIssuedJob,
  ticketsMailJob,
  orderExpiredJob,
  moneyReturnedJob,
  calledOffJob,
  calledOffMailJob,
  invoiceMailJob,
];
