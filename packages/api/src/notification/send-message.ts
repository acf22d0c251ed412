import type { Context } from "../context.ts";
import { mailOf, phoneOf } from "../identity/index.ts";
import { newId } from "../platform/ids.ts";
import { messagesTotal } from "../platform/metrics.ts";
import type { SmsTemplate } from "../platform/sms.ts";
import { currentTraceId } from "../platform/trace.ts";

interface Letter {
  accountId: string;
  template: string;
  params: Record<string, string>;
  dedupeKey: string;
}

/**
 * Sends one SMS to an account, once for each `dedupeKey`. A crash between the provider's answer and our mark can repeat it: the
 * message's id goes along as OutId, so that a repeat can be told. Throws BUSY when the provider does not take it.
 */
export async function sendSms(ctx: Context, o: Letter & { template: SmsTemplate }): Promise<void> {
  const { template, params } = o;
  await sendOnce(ctx, { ...o, way: "sms" }, async (messageId) => {
    const phone = await phoneOf(ctx, o.accountId);
    if (!phone) return false;
    await ctx.sms.send({ phone, template, params, messageId });
    return true;
  });
}

/**
 * As `sendSms`, by mail, to the account's address or to another that its owner has given; the message's id is the mail's Message-ID. Does nothing
 * without a mail server or an address.
 */
export async function sendMail(
  ctx: Context,
  o: Letter & { to?: string; subject: string; text: string; html: string },
): Promise<void> {
  const { mail } = ctx;
  const to = mail && (o.to ?? (await mailOf(ctx, o.accountId)));
  if (!mail || !to) return;
  const { subject, text, html, to: _, ...letter } = o;
  await sendOnce(ctx, { ...letter, way: "mail" }, async (messageId) => {
    await mail.send({ to, subject, text, html, messageId });
    return true;
  });
}

/** Marks messages that were not sent and are not tried again by themselves; a job that is run again may send them still. */
export async function markFailed(ctx: Context, dedupeKeys: string[]): Promise<void> {
  const rows = await ctx.db.message.findMany({ where: { dedupeKey: { in: dedupeKeys }, state: "queued" } });
  for (const { id, way } of rows) {
    const { count } = await ctx.db.message.updateMany({ where: { id, state: "queued" }, data: { state: "failed" } });
    if (count > 0) messagesTotal.inc({ way, result: "failed" });
  }
}

/** Writes the message down, gives it to `send` unless that was done, and marks it when `send` says that it went out. */
async function sendOnce(
  ctx: Context,
  o: Letter & { way: "sms" | "mail" },
  send: (messageId: string) => Promise<boolean>,
): Promise<void> {
  const { accountId, way, template, params, dedupeKey } = o;
  const traceId = currentTraceId() ?? null;
  await ctx.db.message.createMany({
    data: [{ id: newId(), accountId, way, template, dedupeKey, params, traceId }],
    skipDuplicates: true,
  });
  const message = await ctx.db.message.findUniqueOrThrow({ where: { dedupeKey } });
  if (message.state === "sent") return;
  await ctx.db.message.update({ where: { id: message.id }, data: { attempts: { increment: 1 } } });
  if (!(await send(message.id))) return;
  await ctx.db.message.updateMany({
    where: { id: message.id, state: { not: "sent" } },
    data: { state: "sent", sentAt: ctx.clock.now() },
  });
  messagesTotal.inc({ way, result: "sent" });
}
