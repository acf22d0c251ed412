"use client";

import type { CouponRow } from "@kaimu/api";
import type { Locale } from "@kaimu/site/locale";
import { CouponForm, StopCoupon } from "@kaimu/site/staff";
import { ops } from "../use-live.ts";

/** A new coupon of the platform's. */
export function NewCoupon({ locale }: { locale: Locale }) {
  return <CouponForm events={null} locale={locale} create={(made) => ops.coupon.create.mutate(made)} />;
}

/** Stops one of the platform's. */
export function StopPlatformCoupon({ coupon, locale }: { coupon: CouponRow; locale: Locale }) {
  return <StopCoupon {...{ coupon, locale }} stop={(couponId) => ops.coupon.stop.mutate({ couponId })} />;
}
