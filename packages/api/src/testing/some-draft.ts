import type { EventDetails } from "../catalogue/event-details.ts";
import { localOf } from "../catalogue/local-time.ts";
import type { PerformanceDraft } from "../catalogue/performance-draft.ts";
import { usualRefundRule } from "../catalogue/refund-rule.ts";

const hour = 3_600_000;

/** What an organizer could write of an event: complete, unless parts are replaced. */
export function someDetails(o: Partial<EventDetails> = {}): EventDetails {
  return {
    title: "新演出",
    titleEn: "A new show",
    category: "concert",
    summary: "一场演出。",
    summaryEn: "A show.",
    notices: [{ title: "入场须知", titleEn: "Getting in", text: "凭票入场。", textEn: "With a ticket." }],
    poster: { seed: 7, motif: "moon", palette: ["#1b1b2f", "#e43f5a", "#f6c90e"] },
    realName: "none",
    loneSeats: "warn",
    seatChoice: "buyer",
    refundRule: usualRefundRule,
    perAccountLimit: 4,
    holdSeconds: 480,
    paymentSeconds: 900,
    ...o,
  };
}

/** A showing in three days with twenty places at ¥180, on sale since an hour ago. */
export function somePerformance(o: Partial<PerformanceDraft> & { venueId: string }): PerformanceDraft {
  const local = (hours: number) => localOf(new Date(Date.now() + hours * hour), "Asia/Shanghai");
  return {
    startsLocal: local(72),
    doorsMinutes: 60,
    durationMinutes: 120,
    saleOpensLocal: local(-1),
    saleClosesLocal: local(72),
    seatMapId: null,
    tiers: [{ code: "ga", name: "通用票", nameEn: "General admission", priceFen: 18_000, places: 20 }],
    extras: [],
    ...o,
  };
}
