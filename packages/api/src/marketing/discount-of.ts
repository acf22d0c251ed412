import type { CouponModel } from "@kaimu/db";
import { type Fen, shareFen } from "../platform/money.ts";

/** The rule of a coupon. */
export type CouponRule = Pick<CouponModel, "kind" | "amountFen" | "percent" | "capFen">;

/**
 * What a coupon takes off each of these prices. Pure. A percentage is of all of them together, whole fen, the odd one not taken off, and its cap at most; never
 * more than they come to. It is shared out in proportion to the prices, to the fen, so that no price falls below nought.
 */
export function discountsOf(rule: CouponRule, pricesFen: readonly Fen[]): Fen[] {
  const sum = pricesFen.reduce((all, fen) => all + fen, 0);
  const wanted =
    rule.kind === "amount_off"
      ? (rule.amountFen ?? 0)
      : Math.min(Math.floor((sum * (rule.percent ?? 0)) / 100), rule.capFen ?? 0);
  const offFen = Math.min(wanted, sum);
  return offFen === 0 ? pricesFen.map(() => 0) : shareFen(offFen, pricesFen);
}
