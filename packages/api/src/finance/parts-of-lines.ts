import { commissionsOf } from "./commission.ts";
import type { PartsOfLines } from "./entries-of.ts";
import type { SoldLine } from "./facts.ts";
import { feesOf } from "./platform-fee.ts";

/** Percentages that an organizer has agreed on, in hundredths of a percent: 250 is 2.5 %. */
export interface Agreed {
  feePermyriad: number;
  /** Of an agent's sale. */
  commissionPermyriad?: number;
}

/** Nobody but the organizer has a part of these lines. */
export const noParts: PartsOfLines = { feeOf: new Map(), commissionOf: new Map() };

/** What platform and agent have of each line that is sold. Pure. */
export function partsOfLines(
  lines: readonly SoldLine[],
  { feePermyriad, commissionPermyriad = 0 }: Agreed,
): PartsOfLines {
  return { feeOf: feesOf(lines, feePermyriad), commissionOf: commissionsOf(lines, commissionPermyriad) };
}
