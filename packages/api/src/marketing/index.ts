/**
 * Marketing: by what an order costs less.
 *
 * Owns coupons, coupon_grants.
 * Promises: no more pieces of a coupon are used than there are, and none by an account beyond its limit, however many order at once: pieces are taken in the
 * orders' own transaction. A piece is of one order. It is free again when its order ends unpaid, and when the show was called off and all is given back;
 * otherwise it stays used, also when its buyer gives all tickets back.
 */
export { type AppliedCoupon, applyCoupon } from "./apply-coupon.ts";
export { freeCoupon } from "./free-coupon.ts";
export { type CouponUse, takeCoupons } from "./take-coupons.ts";
