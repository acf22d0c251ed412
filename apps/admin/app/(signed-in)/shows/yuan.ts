/** "1280", "1280.5" or "1280.50" as fen; undefined when it is not a sum of money. */
export { hundredthsOf as fenOf } from "@kaimu/ui";

/** Fen as one would type them: 128000 is "1280", 128050 is "1280.50". */
export function yuanOf(fen: number): string {
  const rest = fen % 100;
  return `${Math.floor(fen / 100)}${rest ? `.${String(rest).padStart(2, "0")}` : ""}`;
}
