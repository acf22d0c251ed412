import { newId } from "@kaimu/api";
import type { Database } from "@kaimu/db";
import type { Buyer } from "./buyer.ts";
import type { Held } from "./take-hold.ts";

/** One coupon for everybody, of less than any ticket costs. */
const coupon = { code: "DRILL5", amountFen: 501 };
/** How many of the orders use it. */
const share = 0.3;

/** Makes the platform's coupon: more pieces than there will be orders. */
export async function giveOutCoupon(db: Database): Promise<void> {
  const hour = 3_600_000;
  await db.coupon.create({
    data: {
      ...{ id: newId(), ...coupon, kind: "amount_off", title: "演练券", titleEn: "Drill coupon" },
      ...{ pieces: 1_000_000, perAccount: 1_000, createdBy: newId() },
      ...{ validFrom: new Date(Date.now() - hour), validUntil: new Date(Date.now() + 24 * hour) },
    },
  });
}

/** What a buyer is about to order, some with the coupon and what it comes to then. */
export function withCoupon({ chance }: Buyer, held: Held): Held {
  if (!chance.happens(share)) return held;
  return { ...held, couponCode: coupon.code, expectedTotalFen: held.expectedTotalFen - coupon.amountFen };
}
