import type { Database } from "@kaimu/db";
import { demoId } from "./demo-id.ts";

const day = 86_400_000;

/** Two coupons to try at an order: one of the platform's for everything, one of an organizer's for its own shows. */
export async function loadCoupons(db: Database, today: Date): Promise<void> {
  const valid = { validFrom: new Date(today.getTime() - day), validUntil: new Date(today.getTime() + 365 * day) };
  const shared = { ...valid, pieces: 10_000, perAccount: 20 };
  await db.coupon.createMany({
    data: [
      {
        ...{ ...shared, id: demoId("coupon/platform"), code: "KAIMU20", createdBy: demoId("account/operator") },
        ...{ title: "开幕见面礼", titleEn: "Welcome to Kaimu", kind: "amount_off" as const, amountFen: 2_000 },
      },
      {
        ...{ ...shared, id: demoId("coupon/dawn"), code: "DAWN15", createdBy: demoId("account/organizer") },
        ...{ title: "八五折老友券", titleEn: "Fifteen percent for friends", organizerId: demoId("organizer/dawn") },
        ...{ kind: "percent_off" as const, percent: 15, capFen: 10_000, minimumFen: 20_000 },
      },
    ],
    skipDuplicates: true,
  });
}
