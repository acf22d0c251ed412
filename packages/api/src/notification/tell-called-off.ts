import { type ShowOnTicket, showOnTicket } from "../catalogue/index.ts";
import type { Context } from "../context.ts";
import { orderForPayment } from "../ordering/index.ts";
import type { Events } from "../platform/events.ts";
import { showTime } from "../platform/show-time.ts";
import type { SmsTemplate } from "../platform/sms.ts";
import { calledOffMail } from "./called-off-mail.ts";
import { sendMail, sendSms } from "./send-message.ts";

type CalledOff = Events["payment/bulk-return.listed"];

/** Tells the buyers of orders by SMS that their performance is cancelled, or postponed and until when they may choose; once an order and round. */
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

/**
 * The same by mail, to those whose account has an address; once an order and round as well. An address that is refused keeps no other mail back: what
 * could not be sent is thrown at the end, for another try.
 */
export async function mailCalledOff(ctx: Context, o: CalledOff): Promise<void> {
  const { performanceId, kind } = o;
  const show = await showOnTicket(ctx, performanceId);
  const { template, params } = kind === "cancelled" ? cancelled(show) : postponed(show);
  const refused: unknown[] = [];
  for (const orderId of o.orderIds) {
    const order = await orderForPayment(ctx, orderId);
    if (!order) continue;
    const letter = calledOffMail({ show, kind, orderId, origin: ctx.env.WEB_ORIGIN });
    const { accountId } = order;
    await sendMail(ctx, { accountId, template, params, dedupeKey: mailKeyOf(o, orderId), ...letter }).catch((error) =>
      refused.push(error),
    );
  }
  if (refused.length > 0) throw refused[0];
}

/** What makes each of these messages one. */
export function calledOffKeys(o: CalledOff): string[] {
  return o.orderIds.flatMap((orderId) => [keyOf(o, orderId), mailKeyOf(o, orderId)]);
}

const keyOf = ({ kind, performanceId, round }: CalledOff, orderId: string) =>
  `${kind}:${performanceId}:${round}:${orderId}`;

const mailKeyOf = (o: CalledOff, orderId: string) => `mail:${keyOf(o, orderId)}`;

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
