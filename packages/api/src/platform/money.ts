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
