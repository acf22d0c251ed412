import type { OfferCard, PerformanceCard, TierAvailability } from "../reading/answers.ts";

/** Where the sale of a performance stands, as a buyer would say it. */
export type SaleState = "soon" | "on_sale" | "sold_out" | "closed" | "paused" | "postponed" | "cancelled" | "over";

type Sale = Pick<PerformanceCard, "status" | "saleOpensAt" | "saleClosesAt" | "endsAt">;

/** Reads the state from the times and the stock; `free` is null while the stock is not known. Pure. */
export function saleStateOf(sale: Sale, free: readonly TierAvailability[] | null | undefined, now: Date): SaleState {
  if (sale.status === "cancelled" || sale.status === "postponed" || sale.status === "paused") return sale.status;
  if (sale.status === "over" || sale.endsAt <= now) return "over";
  if (now < sale.saleOpensAt) return "soon";
  if (now >= sale.saleClosesAt) return "closed";
  return free?.length && freeIn(free) === 0 ? "sold_out" : "on_sale";
}

const kinds = ["standard", "bundle", "student", "child", "pass"];

/** Offers as a page lists them: the ordinary ones first, the dear before the cheap. */
export function inListOrder(offers: readonly OfferCard[]): OfferCard[] {
  return offers.toSorted((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind) || b.priceFen - a.priceFen);
}

/** Free places in all tiers. */
export function freeIn(free: readonly TierAvailability[]): number {
  return free.reduce((sum, tier) => sum + tier.free, 0);
}

/** How many pieces of an offer the free places of its tiers allow; null when that is not known. */
export function piecesLeft(
  offer: Pick<OfferCard, "tierIds" | "units">,
  free: readonly TierAvailability[] | null | undefined,
): number | null {
  if (!free) return null;
  const perTier = Math.max(1, Math.round(offer.units / offer.tierIds.length));
  const left = offer.tierIds.map((id) => Math.floor((free.find((tier) => tier.tierId === id)?.free ?? 0) / perTier));
  return Math.min(...left);
}
