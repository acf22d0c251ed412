import type { Locale } from "../locale.ts";
import { formatMoney } from "../money.tsx";
import type { SeatMapMessages } from "./messages.ts";
import type { SeatTier } from "./seat-tier.ts";
import type { SectionCount } from "./section-counts.ts";

/** A section's name, what its free places cost and how many there are, in words. */
export function sectionWords(
  section: { name: string; nameEn: string },
  count: SectionCount,
  tiers: readonly SeatTier[],
  locale: Locale,
  messages: SeatMapMessages,
): { name: string; price: string; left: string } {
  const prices = tiers.flatMap((tier, at) => (count.freeOfTier[at] && tier.label === undefined ? [tier.priceFen] : []));
  const [low, high] = [Math.min(...prices), Math.max(...prices)];
  const price = !prices.length ? "" : low === high ? formatMoney(low) : `${formatMoney(low)}–${formatMoney(high)}`;
  const left = count.free ? messages.left(count.free) : count.total ? messages.soldOut : messages.notForSale;
  return { name: locale === "zh" ? section.name : section.nameEn, price, left };
}
