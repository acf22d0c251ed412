import type { Fen } from "../../platform/money.ts";
import type { LineBack } from "./write-return.ts";

/**
 * Lines as they go back where the payment can give back `mostFen` at most: what is missing its buyer has had as goodwill, and it counts towards the
 * first lines. Pure; what goes back, what is kept and what was had add up to the lines' prices.
 */
export function countGoodwill<Line extends LineBack>(
  lines: readonly Line[],
  mostFen: Fen,
): (Line & { goodwillFen: Fen })[] {
  let had = Math.max(0, lines.reduce((sum, line) => sum + line.amountFen - line.keptFen, 0) - mostFen);
  return lines.map((line) => {
    const goodwillFen = Math.min(had, line.amountFen - line.keptFen);
    had -= goodwillFen;
    return { ...line, goodwillFen };
  });
}
