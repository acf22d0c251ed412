import type { OfferPart } from "../../catalogue/index.ts";

/** A line as pieces are counted: of which offer and tier it is. */
interface LineOfOffer {
  offerId: string | null;
  tierId: string | null;
}

/** How many units one piece of an offer has. */
export function unitsOfPiece(parts: readonly OfferPart[], offerId: string | null): number {
  return parts.reduce((sum, part) => sum + (part.offerId === offerId ? part.units : 0), 0);
}

/**
 * The parts of an order's offers of which it still has something: where one performance of a pass was called off and given back, the rest
 * is a piece without it.
 */
export function partsLeft(
  lines: readonly (LineOfOffer & { state: string })[],
  parts: readonly OfferPart[],
): OfferPart[] {
  const live = lines.filter((line) => line.state === "live");
  return parts.filter((part) => live.some((line) => line.offerId === part.offerId && line.tierId === part.tierId));
}

/**
 * Whether lines are whole pieces of their offers: of a bundle of two both, of a pass one in each performance. Half of what was cheaper
 * together is not given back.
 */
export function areWholePieces(lines: readonly LineOfOffer[], parts: readonly OfferPart[]): boolean {
  return [...Map.groupBy(lines, (line) => line.offerId)].every(([offerId, some]) => {
    const pieces = new Set(
      parts
        .filter((part) => part.offerId === offerId)
        .map(({ tierId, units }) => some.filter((line) => line.tierId === tierId).length / units),
    );
    const [count = 1] = pieces;
    return pieces.size <= 1 && Number.isInteger(count);
  });
}
