import type { Refusal } from "@kaimu/api";

/** Whether an order was refused for its coupon: without it, it can be placed. */
export function isAboutCoupon({ code }: Refusal): boolean {
  return code.startsWith("COUPON_");
}
