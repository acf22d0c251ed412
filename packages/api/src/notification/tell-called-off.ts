import { type ShowOnTicket, showOnTicket } from "../catalogue/index.ts";
import type { Context } from "../context.ts";
import { orderForPayment } from "../ordering/index.ts";
import type { Events } from "../platform/events.ts";
import { showTime } from "../platform/show-time.ts";
import type { SmsTemplate } from "../platform/sms.ts";
import { sendSms } from "./send-message.ts";

type CalledOff = Events["payment/bulk-return.listed"];

/** Tells the buyers of orders that their performance is cancelled, or postponed and until when they may choose; once an order and round. */
export async function tellCalledOff(ctx: Context, o: CalledOff): Promise<void> {
  const { performanceId, kind } = o;
  const show = await showOnTicket(ctx, performanceId);
  const { template, params } = kind === "cancelled" ? cancelled(show) : postponed(show);
  for (const orderId of o.orderIds) {
    const order = await orderForPayment(ctx, orderId);
    if (!order) continue;
    await sendSms(ctx, {
      accountId: order.accountId,
      template,
      params: { ...params, link: `${ctx.env.WEB_ORIGIN}/orders/${orderId}` },
      dedupeKey: keyOf(o, orderId),
    });
  }
}

/** What makes each of these messages one. */
export function calledOffKeys(o: CalledOff): string[] {
  return o.orderIds.map((orderId) => keyOf(o, orderId));
}

const keyOf = ({ kind, performanceId, round }: CalledOff, orderId: string) =>
  `${kind}:${performanceId}:${round}:${orderId}`;

interface Letter {
  template: SmsTemplate;
  params: Record<string, string>;
}

function cancelled({ title, startsAt, timeZone }: ShowOnTicket): Letter {
  return { template: "SHOW_CANCELLED", params: { event: title, time: showTime(startsAt, timeZone) } };
}

function postponed({ title, startsAt, timeZone, postponedFrom, dateToBeTold, choiceUntil }: ShowOnTicket): Letter {
  return {
    template: "SHOW_POSTPONED",
    params: {
      ...{ event: title, time: showTime(postponedFrom ?? startsAt, timeZone) },
      newTime: dateToBeTold ? "另行通知" : showTime(startsAt, timeZone),
      until: choiceUntil ? showTime(choiceUntil, timeZone) : "",
    },
  };
}
