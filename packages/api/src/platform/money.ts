/** Integer fen; 1,280 yuan is 128000. Never a float on its way in or out. */
export type Fen = number;

/** Fen as the gateways write it: "1280.00". */
export function fenToYuan(fen: Fen): string {
  const sign = fen < 0 ? "-" : "";
  const whole = Math.abs(fen);
  return `${sign}${Math.floor(whole / 100)}.${String(whole % 100).padStart(2, "0")}`;
}

/** The gateways' "1280.00" as fen; undefined when it is not exactly a sum of money. */
export function yuanToFen(yuan: string): Fen | undefined {
  const parts = /^(\d{1,9})(?:\.(\d{1,2}))?$/.exec(yuan);
  if (!parts) return undefined;
  return Number(parts[1]) * 100 + Number((parts[2] ?? "").padEnd(2, "0"));
}

/** Splits a sum over `parts` lines so that they add up to it; the first lines carry the odd fen. */
export function splitFen(total: Fen, parts: number): Fen[] {
  const share = Math.floor(total / parts);
  return Array.from({ length: parts }, (_, i) => share + (i < total - share * parts ? 1 : 0));
}

/**
 * Shares a sum out in proportion to weights, to the fen: each gets its share rounded down, and the odd fen go to those who lost most by that, the
 * earlier one first. Where nothing weighs anything, all are alike. The shares add up to the sum.
 */
export function shareFen(total: Fen, weights: readonly number[]): Fen[] {
  const even = weights.every((weight) => weight === 0);
  // Fen times fen outgrow what a number holds exactly.
  const parts = weights.map((weight) => BigInt(even ? 1 : weight));
  const whole = parts.reduce((sum, part) => sum + part, 0n);
  const shares = parts.map((part) => Number((BigInt(total) * part) / whole));
  const lost = parts.map((part, at) => ({ at, lost: (BigInt(total) * part) % whole }));
  lost.sort((a, b) => (a.lost === b.lost ? a.at - b.at : a.lost < b.lost ? 1 : -1));
  const odd = total - shares.reduce((sum, share) => sum + share, 0);
  for (const { at } of lost.slice(0, odd)) shares[at] = (shares[at] ?? 0) + 1;
  return shares;
}
