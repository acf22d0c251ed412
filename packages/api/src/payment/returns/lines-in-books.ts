import type { ReturnedLine } from "../../finance/index.ts";
import type { OrderForReturn } from "../../ordering/index.ts";
import type { LineBack } from "./write-return.ts";

/** Tickets that go back as the books have them: each at its price, with the discount that lowered it. Pure. */
export function linesInBooks(order: Pick<OrderForReturn, "lines">, lines: readonly LineBack[]): ReturnedLine[] {
  const sold = new Map(order.lines.map((line) => [line.id, line]));
  return lines.flatMap(({ lineId, performanceId, amountFen, keptFen, goodwillFen = 0 }) => {
    const { priceFen = amountFen, discounts = [] } = sold.get(lineId) ?? {};
    return [
      { ...{ id: lineId, kind: "ticket" as const, amountFen: priceFen, performanceId }, keptFen, goodwillFen },
      ...discounts.map(({ id, amountFen, fundedBy }) => ({
        ...{ id, kind: "discount" as const, amountFen, performanceId, ofLineId: lineId, fundedBy, keptFen: 0 },
      })),
    ];
  });
}
