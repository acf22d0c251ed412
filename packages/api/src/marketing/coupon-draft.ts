import { z } from "zod";
import { couponCode } from "./coupon-code.ts";

const sum = z.int().min(1).max(10_000_000);

/** What is taken off: a sum, or a percentage up to a sum. */
const rule = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("amount_off"), amountFen: sum }),
  z.object({ kind: z.literal("percent_off"), percent: z.int().min(1).max(100), capFen: sum }),
]);

/** A coupon as its funder writes it. */
export const couponDraft = z
  .object({
    title: z.string().trim().min(1).max(60),
    titleEn: z.string().trim().min(1).max(80),
    code: couponCode,
    rule,
    minimumFen: z.int().min(0).max(10_000_000),
    /** What it is for; null for everything of its funder's. */
    eventId: z.uuid().nullable(),
    validFrom: z.date(),
    validUntil: z.date(),
    pieces: z.int().min(1).max(1_000_000),
    perAccount: z.int().min(1).max(20),
  })
  .refine((draft) => draft.validFrom < draft.validUntil, "it ends after it begins")
  .refine((draft) => draft.perAccount <= draft.pieces, "there are no fewer than one account may use");
export type CouponDraft = z.infer<typeof couponDraft>;
