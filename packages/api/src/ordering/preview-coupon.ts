import { passParts, rememberedTerms } from "../catalogue/index.ts";
import type { Context } from "../context.ts";
import { myHold } from "../inventory/index.ts";
import { applyCoupon } from "../marketing/index.ts";
import { AppError } from "../platform/errors.ts";
import type { Fen } from "../platform/money.ts";
import type { HeldPart } from "./place-order.ts";
import { priceLines } from "./price-lines.ts";
import { pricePass } from "./price-pass.ts";

/** What an order would come to with a coupon. */
export interface CouponPreview {
  title: string;
  titleEn: string;
  offFen: Fen;
  totalFen: Fen;
}

/**
 * What the tickets that the caller holds in a performance, or of a pass in all of its, would come to with a coupon; takes no piece of it, and another may be
 * faster. Throws HOLD_EXPIRED, OFFER_NOT_AVAILABLE and what applyCoupon throws.
 */
export async function previewCoupon(
  ctx: Context,
  o: { accountId: string; code: string } & ({ performanceId: string } | { passId: string }),
): Promise<CouponPreview> {
  const { accountId, code } = o;
  const [first, ...others] = "passId" in o ? await heldOfPass(ctx, o) : [await heldIn(ctx, o)];
  if (!first) throw new AppError("HOLD_EXPIRED");
  const { organizerId, eventId } = first.terms;
  const pricesFen = [first, ...others].flatMap(({ priced }) => priced.map(({ amountFen }) => amountFen));
  const { title, titleEn, offFen } = await applyCoupon(ctx, { code, accountId, organizerId, eventId, pricesFen });
  const sumOf = (some: readonly Fen[]) => some.reduce((sum, fen) => sum + fen, 0);
  return { title, titleEn, offFen: sumOf(offFen), totalFen: sumOf(pricesFen) - sumOf(offFen) };
}

async function heldIn(ctx: Context, o: { accountId: string; performanceId: string }) {
  const held = await readHeld(ctx, o);
  return { ...held, priced: priceLines(held.terms, held.hold) };
}

async function heldOfPass(ctx: Context, { accountId, passId }: { accountId: string; passId: string }) {
  const { parts } = await passParts(ctx, passId);
  const performanceIds = parts.map(({ performanceId }) => performanceId);
  const held = await Promise.all(performanceIds.map((performanceId) => readHeld(ctx, { accountId, performanceId })));
  return pricePass({ passId, performanceIds }, held);
}

async function readHeld(ctx: Context, o: { accountId: string; performanceId: string }): Promise<HeldPart> {
  const hold = await myHold(ctx, o);
  if (!hold) throw new AppError("HOLD_EXPIRED");
  return { hold, terms: await rememberedTerms(ctx, o.performanceId) };
}
