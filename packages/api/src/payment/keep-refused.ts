import type { Gateway } from "@kaimu/db";
import type { Context } from "../context.ts";
import { newId } from "../platform/ids.ts";
import type { GatewayNotice } from "./gateway.ts";

/**
 * Keeps a callback that the gateway has signed and that was refused, once however often it is sent, so that operators see what came and why
 * it was not believed. Never stands in the way of the refusal itself.
 */
export async function keepRefused(
  ctx: Context,
  o: { gateway: Gateway; notice: GatewayNotice; detail: string },
): Promise<void> {
  const { notificationId, outTradeNo, amountFen } = o.notice;
  const detail = o.detail.slice(0, 120);
  try {
    await ctx.db.$executeRaw`
      INSERT INTO refused_callbacks (id, gateway, notificationId, outTradeNo, amountFen, detail)
      VALUES (${newId()}, ${o.gateway}, ${notificationId}, ${outTradeNo}, ${amountFen}, ${detail})
      ON DUPLICATE KEY UPDATE times = times + 1, lastAt = NOW(3)`;
  } catch (error) {
    ctx.log.warn({ err: error, outTradeNo, detail }, "a refused callback could not be kept");
  }
}
