import type { Gateway } from "@kaimu/db";
import type { Context } from "../context.ts";
import { orderForPayment } from "../ordering/index.ts";
import { AppError } from "../platform/errors.ts";

/** The accounts that may take an organizer's money and that this process has the keys of: its own before the platform's. */
async function accountsOf(ctx: Context, organizerId: string) {
  const accounts = await ctx.db.merchantAccount.findMany({ where: { OR: [{ organizerId }, { organizerId: null }] } });
  const able = accounts.filter(({ credential }) => ctx.gateways[credential]);
  return able.sort((a, b) => Number(b.organizerId === organizerId) - Number(a.organizerId === organizerId));
}

/** The account that takes an organizer's money through a gateway. Throws GATEWAY_UNAVAILABLE where there is none. */
export async function merchantFor(ctx: Context, o: { organizerId: string; gateway: Gateway }) {
  const merchant = (await accountsOf(ctx, o.organizerId)).find(({ gateway }) => gateway === o.gateway);
  if (!merchant) throw new AppError("GATEWAY_UNAVAILABLE", { detail: `no ${o.gateway} account for ${o.organizerId}` });
  return merchant;
}

/** The gateways an order can be paid through, the one most use first. Throws NOT_FOUND for another's order. */
export async function gatewaysFor(ctx: Context, o: { orderId: string; accountId: string }): Promise<Gateway[]> {
  const order = await orderForPayment(ctx, o.orderId);
  if (!order || order.accountId !== o.accountId) throw new AppError("NOT_FOUND", { detail: `order ${o.orderId}` });
  const able = new Set((await accountsOf(ctx, order.organizerId)).map(({ gateway }) => gateway));
  return (["alipay", "wechat"] as const).filter((gateway) => able.has(gateway));
}
