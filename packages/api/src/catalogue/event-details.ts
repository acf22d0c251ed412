import { z } from "zod";
import { refundRuleInput, usualRefundRule } from "./refund-rule.ts";

const text = (most: number) => z.string().trim().max(most);
const colour = z.string().regex(/^#[0-9a-f]{6}$/i);

/** What an organizer writes of an event. A draft may leave texts empty; missing.ts says what publishing asks for. */
export const eventDetails = z.object({
  title: text(120).min(1),
  titleEn: text(160),
  category: z.enum(["concert", "theatre", "musical", "dance", "children", "sport", "exhibition", "talk_show"]),
  summary: text(2_000),
  summaryEn: text(4_000),
  notices: z
    .array(z.object({ title: text(40).min(1), titleEn: text(60), text: text(1_000).min(1), textEn: text(2_000) }))
    .max(12),
  poster: z.object({
    seed: z.int().min(0).max(1_000_000),
    motif: z.string().regex(/^[a-z]{2,20}$/),
    palette: z.array(colour).length(3),
  }),
  realName: z.enum(["none", "per_ticket"]),
  /** A hand-picked choice that leaves a single free seat: a word of warning, or refused. */
  loneSeats: z.enum(["warn", "refuse"]).default("warn"),
  /** Who chooses seats; chosen by the platform they are told at once, or when the order is paid. */
  seatChoice: z.enum(["buyer", "automatic", "after_payment"]).default("buyer"),
  /** When tickets may be given back, and for how much; lines keep the rule they were sold under. */
  refundRule: refundRuleInput.default(usualRefundRule),
  /** Tickets one account may have of one performance. */
  perAccountLimit: z.int().min(1).max(20),
  holdSeconds: z.int().min(60).max(1_800),
  paymentSeconds: z.int().min(300).max(3_600),
});
export type EventDetails = z.infer<typeof eventDetails>;
