import type { Transaction } from "@kaimu/db";
import type { OrderInBooks, SoldLine } from "../finance/index.ts";
import type { DiscountTerms } from "./discount-lines.ts";

/** An order and its live lines as the books know them, as this transaction sees it. Throws when it does not exist. */
export async function orderInBooks(
  tx: Pick<Transaction, "order">,
  orderId: string,
): Promise<{ order: OrderInBooks; lines: SoldLine[] }> {
  const row = await tx.order.findUniqueOrThrow({
    where: { id: orderId },
    include: { lines: { where: { state: "live" }, orderBy: { unit: "asc" } } },
  });
  const { id, accountId, organizerId, agentId, performanceId } = row;
  return {
    order: { id, accountId, organizerId, agentId, performanceId },
    lines: row.lines.map(({ id, kind, amountFen, performanceId, ofLineId, terms }) => ({
      ...{ id, kind, amountFen, performanceId },
      ...(ofLineId ? { ofLineId, fundedBy: (terms as unknown as DiscountTerms).discountFundedBy } : {}),
    })),
  };
}
