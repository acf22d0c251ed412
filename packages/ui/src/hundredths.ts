/** "1280", "1280.5" or "1280.50" as hundredths, the fen of yuan; undefined when it is no number with at most two places. */
export function hundredthsOf(text: string): number | undefined {
  const parts = /^(\d{1,6})(?:\.(\d{1,2}))?$/.exec(text.trim());
  return parts ? Number(parts[1]) * 100 + Number((parts[2] ?? "").padEnd(2, "0")) : undefined;
}
