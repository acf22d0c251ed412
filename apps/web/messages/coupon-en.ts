import type { couponZh } from "./coupon-zh.ts";

/** Texts of coupons, in English. */
export const couponEn: typeof couponZh = {
  title: "Coupon",
  code: "Coupon code",
  apply: "Use",
  takeOff: "Do without",
  price: "Tickets",
  off: "Discount",
  used: (title, sum) => `“${title}” takes ${sum} off`,
  once: "One coupon an order. It is yours again when the order ends unpaid. When you give paid tickets back it stays used, unless the show is cancelled.",
  minimum: (sum) => `It is for ${sum} and more.`,
  empty: "Please enter a code first.",
};
