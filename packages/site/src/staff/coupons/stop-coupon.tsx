"use client";

import type { CouponRow } from "@kaimu/api";
import type { Locale } from "@kaimu/ui";
import { useChange } from "../../use-change.ts";
import { AskFirst } from "../ask-first.tsx";
import { couponWords } from "./words.ts";

/** Stops a coupon, having said how many have used it and how many are left. */
export function StopCoupon({
  coupon,
  stop,
  locale,
}: {
  coupon: Pick<CouponRow, "id" | "code" | "title" | "titleEn" | "used" | "pieces">;
  stop: (couponId: string) => Promise<unknown>;
  locale: Locale;
}) {
  const words = couponWords[locale];
  const { change, busy, refusal } = useChange();
  return (
    <AskFirst
      button={words.stop}
      about={coupon.code}
      title={words.stopAsk(locale === "zh" ? coupon.title : coupon.titleEn)}
      text={words.stopText(coupon.used, coupon.pieces - coupon.used)}
      yes={words.stop}
      no={words.cancel}
      busy={busy}
      error={refusal?.[locale]}
      onYes={() => change(() => stop(coupon.id))}
    />
  );
}
