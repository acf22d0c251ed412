import { formatMoney } from "../money.tsx";

/** A price tier as the map shows it. */
export interface SeatTier {
  id: string;
  name: string;
  nameEn: string;
  priceFen: number;
  /** As #rrggbb; see tierColours of @kaimu/seatmap. */
  colour: string;
  /** Said instead of the price, where seats are told apart by something else. */
  label?: string;
}

/** What a tier's seats are told apart by, in words: usually their price. */
export function markOf(tier: SeatTier): string {
  return tier.label ?? formatMoney(tier.priceFen);
}
