import type { Gateway } from "@kaimu/db";
import type { Context } from "../../context.ts";
import type { PayClient } from "../gateway.ts";
import { merchantFor } from "../merchant-accounts.ts";
import { payableOrder } from "../payable-order.ts";
import { appOf, beginSignIn } from "./sign-in.ts";
import { openIdOf } from "./wechat-payer.ts";

/**
 * Where the buyer stands when he pays: what his page says of the device, and what WeChat has told us of him. Inside WeChat he is led through
 * its sign-in once, and `again` when he asks for it: then the answer is the address to go to.
 * Throws what payableOrder and beginSignIn do.
 */
export async function clientOf(
  ctx: Context,
  o: { orderId: string; accountId: string; gateway: Gateway; device: PayClient["kind"]; again: boolean },
): Promise<PayClient | { kind: "sign in"; url: string }> {
  const { orderId, accountId, gateway, device } = o;
  if (device === "phone") return { kind: device, address: ctx.address };
  if (device !== "wechat") return { kind: device };
  // Alipay knows no pages inside WeChat: to it this is a phone.
  if (gateway !== "wechat") return { kind: "phone", address: ctx.address };
  const { organizerId } = await payableOrder(ctx, { orderId, accountId });
  const { credential } = await merchantFor(ctx, { organizerId, gateway });
  const { appId } = appOf(ctx, credential);
  const openId = o.again ? undefined : await openIdOf(ctx, { accountId, appId });
  if (openId) return { kind: device, openId };
  return { kind: "sign in", url: await beginSignIn(ctx, { accountId, orderId, credential }) };
}
