import type { CouponDraft } from "@kaimu/api";
import { hundredthsOf } from "@kaimu/ui";

/** What the form of a coupon holds, as it is typed. */
export type CouponEntry = Record<
  "title" | "titleEn" | "code" | "amount" | "percent" | "cap" | "minimum" | "eventId" | "from" | "until" | "pieces",
  string
> & { kind: "amount_off" | "percent_off"; perAccount: string };

/** A coupon from what was typed, its times read as Beijing's; undefined where something is missing or makes no sense. Pure. */
export function draftOf(entry: CouponEntry): CouponDraft | undefined {
  const whole = (text: string) => (/^\d{1,7}$/.test(text.trim()) ? Number(text) : 0);
  const rule: CouponDraft["rule"] =
    entry.kind === "amount_off"
      ? { kind: "amount_off", amountFen: hundredthsOf(entry.amount) ?? 0 }
      : { kind: "percent_off", percent: whole(entry.percent), capFen: hundredthsOf(entry.cap) ?? 0 };
  const minimumFen = hundredthsOf(entry.minimum || "0");
  const [validFrom, validUntil] = [entry.from, entry.until].map((local) => new Date(`${local}:00+08:00`)) as [
    Date,
    Date,
  ];
  const [pieces, perAccount] = [whole(entry.pieces), whole(entry.perAccount)];
  const code = entry.code.trim();
  const [title, titleEn] = [entry.title.trim(), entry.titleEn.trim()];
  const takesOff =
    rule.kind === "amount_off" ? rule.amountFen > 0 : rule.percent > 0 && rule.percent <= 100 && rule.capFen > 0;
  const sensible =
    takesOff && minimumFen !== undefined && validFrom < validUntil && perAccount > 0 && perAccount <= pieces;
  if (!sensible || !title || !titleEn || !code) return undefined;
  return {
    title,
    titleEn,
    code,
    rule,
    minimumFen,
    eventId: entry.eventId || null,
    validFrom,
    validUntil,
    pieces,
    perAccount,
  };
}
