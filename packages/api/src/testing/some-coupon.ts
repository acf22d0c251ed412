import type { CouponKind, Database } from "@kaimu/db";
import type { CouponDraft } from "../marketing/coupon-draft.ts";
import { newId } from "../platform/ids.ts";

/** A coupon as somebody writes it: ¥50 off, once an account, for everything of its funder's. */
export function someCoupon(o: Partial<CouponDraft> = {}): CouponDraft {
  return {
    ...{ title: "测试券", titleEn: "Test coupon", code: someCode(), rule: { kind: "amount_off", amountFen: 5_000 } },
    ...{ minimumFen: 0, eventId: null, pieces: 10, perAccount: 1 },
    ...{ validFrom: new Date(Date.now() - 3_600_000), validUntil: new Date(Date.now() + 3_600_000) },
    ...o,
  };
}

const someCode = () => `T${newId().replaceAll("-", "").slice(-12).toUpperCase()}`;

/** A coupon of its own, by which ¥50 are taken off once an account, and there are enough. Funded by the platform where no organizer is named. */
export async function createCoupon(
  db: Database,
  o: {
    organizerId?: string;
    eventId?: string;
    kind?: CouponKind;
    amountFen?: number;
    percent?: number;
    capFen?: number;
    minimumFen?: number;
    validFrom?: Date;
    validUntil?: Date;
    pieces?: number;
    perAccount?: number;
  } = {},
): Promise<{ id: string; code: string }> {
  const id = newId();
  const code = someCode();
  const { kind = "amount_off", amountFen = 5_000, percent = 10, capFen = 100_000, ...more } = o;
  await db.coupon.create({
    data: {
      ...{ id, code, title: "测试券", titleEn: "Test coupon", kind, pieces: 1_000, createdBy: newId() },
      ...(kind === "amount_off" ? { amountFen } : { percent, capFen }),
      ...{ validFrom: new Date(Date.now() - 3_600_000), validUntil: new Date(Date.now() + 3_600_000) },
      ...more,
    },
  });
  return { id, code };
}
