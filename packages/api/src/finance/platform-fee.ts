import type { Fen } from "../platform/money.ts";
import type { SoldLine } from "./facts.ts";

/** The platform's part of a price, to the nearest fen; half a fen is the platform's. `permyriad` 250 is 2.5 %. */
export function partOf(amountFen: Fen, permyriad: number): Fen {
  return Math.floor((amountFen * permyriad + 5_000) / 10_000);
}

/**
 * What the organizer gets for a ticket before others have their parts of it: its price less what the organizer takes off by a coupon of its own. A coupon of the platform's
 * does not lower it: the organizer has the whole price, and the platform its part of that.
 */
export function ownPriceOf({ id, amountFen }: SoldLine, lines: readonly SoldLine[]): Fen {
  const own = lines.filter((line) => line.ofLineId === id && line.fundedBy !== "platform");
  return own.reduce((sum, line) => sum + line.amountFen, amountFen);
}

/** The platform's part of each line: of what the organizer gets for a ticket by the agreement, of a service fee all of it, of anything else nothing. */
export function feesOf(lines: readonly SoldLine[], permyriad: number): Map<string, Fen> {
  return new Map(
    lines.flatMap((line) => {
      if (line.kind === "ticket") return [[line.id, partOf(ownPriceOf(line, lines), permyriad)] as const];
      return line.kind === "fee" ? [[line.id, line.amountFen] as const] : [];
    }),
  );
}
