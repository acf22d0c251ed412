/** "1280", "1280.5" or "1280.50" as fen; undefined when it is not a sum of money. */
export function fenOf(yuan: string): number | undefined {
  const parts = /^(\d{1,6})(?:\.(\d{1,2}))?$/.exec(yuan.trim());
  return parts ? Number(parts[1]) * 100 + Number((parts[2] ?? "").padEnd(2, "0")) : undefined;
}

/** Fen as one would type them: 128000 is "1280", 128050 is "1280.50". */
export function yuanOf(fen: number): string {
  const rest = fen % 100;
  return `${Math.floor(fen / 100)}${rest ? `.${String(rest).padStart(2, "0")}` : ""}`;
}
