import type { Context } from "../context.ts";
import { phoneOf } from "../identity/index.ts";
import { newId } from "../platform/ids.ts";
import { messagesTotal } from "../platform/metrics.ts";
import type { SmsTemplate } from "../platform/sms.ts";
import { currentTraceId } from "../platform/trace.ts";

/**
 * Sends one SMS to an account, once for each `dedupeKey`. A crash between the provider's answer and our mark can repeat it: the
 * message's id goes along as OutId, so that a repeat can be told. Throws BUSY when the provider does not take it.
 */
export async function sendSms(
  ctx: Context,
  o: { accountId: string; template: SmsTemplate; params: Record<string, string>; dedupeKey: string },
): Promise<void> {
  await ctx.db.message.createMany({
    data: [
      {
        id: newId(),
        accountId: o.accountId,
        way: "sms",
        template: o.template,
        dedupeKey: o.dedupeKey,
        params: o.params,
        traceId: currentTraceId() ?? null,
      },
    ],
    skipDuplicates: true,
  });
  const message = await ctx.db.message.findUniqueOrThrow({ where: { dedupeKey: o.dedupeKey } });
  if (message.state === "sent") return;
  const phone = await phoneOf(ctx, o.accountId);
  if (!phone) return;
  await ctx.db.message.update({ where: { id: message.id }, data: { attempts: { increment: 1 } } });
  await ctx.sms.send({ phone, template: o.template, params: o.params, messageId: message.id });
  await ctx.db.message.updateMany({
    where: { id: message.id, state: { not: "sent" } },
    data: { state: "sent", sentAt: ctx.clock.now() },
  });
  messagesTotal.inc({ way: "sms", result: "sent" });
}
