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
  const { template, params } = messageOf(o.kind, await showOnTicket(ctx, o.performanceId));
  await toEachBuyer(ctx, o, (orderId, accountId) =>
    sendSms(ctx, {
      ...{ accountId, template, dedupeKey: keyOf(o, orderId) },
      params: { ...params, link: `${ctx.env.WEB_ORIGIN}/orders/${orderId}` },
    }),
  );
}

/** The same by mail, to those whose account has an address; once an order and round as well. */
export async function mailCalledOff(ctx: Context, o: CalledOff): Promise<void> {
  const { kind } = o;
  const show = await showOnTicket(ctx, o.performanceId);
  const { template, params } = messageOf(kind, show);
  await toEachBuyer(ctx, o, (orderId, accountId) => {
    const letter = calledOffMail({ show, kind, orderId, origin: ctx.env.WEB_ORIGIN });
    return sendMail(ctx, { accountId, template, params, dedupeKey: mailKeyOf(o, orderId), ...letter });
  });
}

/** One after another; who cannot be reached keeps nobody else waiting. What could not be sent is thrown at the end, for another try. */
async function toEachBuyer(
  ctx: Context,
  o: CalledOff,
  send: (orderId: string, accountId: string) => Promise<unknown>,
): Promise<void> {
  const refused: unknown[] = [];
  for (const orderId of o.orderIds) {
    const order = await orderForPayment(ctx, orderId);
    if (order) await send(orderId, order.accountId).catch((error: unknown) => refused.push(error));
  }
  if (refused.length > 0) throw refused[0];
}

/** What makes each of these messages one. */
export function calledOffKeys(o: CalledOff): { sms: string[]; mail: string[] } {
  return { sms: o.orderIds.map((id) => keyOf(o, id)), mail: o.orderIds.map((id) => mailKeyOf(o, id)) };
}

const keyOf = ({ kind, performanceId, round }: CalledOff, orderId: string) =>
  `${kind}:${performanceId}:${round}:${orderId}`;

const mailKeyOf = (o: CalledOff, orderId: string) => `mail:${keyOf(o, orderId)}`;

interface Message {
  template: SmsTemplate;
  params: Record<string, string>;
}

function messageOf(kind: CalledOff["kind"], show: ShowOnTicket): Message {
  return kind === "cancelled" ? cancelled(show) : postponed(show);
}

function cancelled({ title, startsAt, timeZone }: ShowOnTicket): Message {
  return { template: "SHOW_CANCELLED", params: { event: title, time: showTime(startsAt, timeZone) } };
}

function postponed({ title, startsAt, timeZone, postponedFrom, dateToBeTold, choiceUntil }: ShowOnTicket): Message {
  return {
    template: "SHOW_POSTPONED",
    params: {
      ...{ event: title, time: showTime(postponedFrom ?? startsAt, timeZone) },
      newTime: dateToBeTold ? "另行通知" : showTime(startsAt, timeZone),
      until: choiceUntil ? showTime(choiceUntil, timeZone) : "",
    },
  };
}
