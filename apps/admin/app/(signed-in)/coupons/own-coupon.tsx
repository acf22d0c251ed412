"use client";

import type { CouponRow } from "@kaimu/api";
import type { Locale } from "@kaimu/site/locale";
import { CouponForm, StopCoupon } from "@kaimu/site/staff";
import { admin } from "../shows/admin-client.ts";

/** A new coupon of an organizer's. */
export function NewCoupon(o: { organizerId: string; events: { id: string; title: string }[]; locale: Locale }) {
  const { organizerId, events, locale } = o;
  return <CouponForm {...{ events, locale }} create={(made) => admin.coupon.create.mutate({ ...made, organizerId })} />;
}

/** Stops one of an organizer's. */
export function StopOwnCoupon(o: { organizerId: string; coupon: CouponRow; locale: Locale }) {
  const { organizerId, coupon, locale } = o;
  return (
    <StopCoupon {...{ coupon, locale }} stop={(couponId) => admin.coupon.stop.mutate({ couponId, organizerId })} />
  );
}
