import type { LineState, OrderState, Transaction } from "@kaimu/db";
import { AppError } from "../platform/errors.ts";
import type { Fen } from "../platform/money.ts";
import type { DiscountTerms } from "./discount-lines.ts";

/** An order and its tickets' lines, as giving them back needs them. */
export interface OrderForReturn {
  id: string;
  accountId: string;
  organizerId: string;
  agentId: string | null;
  eventId: string;
  performanceId: string;
  state: OrderState;
  totalFen: Fen;
  lines: {
    id: string;
    state: LineState;
    /** What was paid for it: its price less what a coupon took off. */
    amountFen: Fen;
    priceFen: Fen;
    /** The lines by which it was lowered, each negative. */
    discounts: { id: string; amountFen: Fen; fundedBy: string }[];
    performanceId: string;
    offerId: string | null;
    tierId: string | null;
    refundId: string | null;
    /** The rule it was sold under, as it was written down. */
    refundRule: unknown;
  }[];
}

/** An own order; another's is NOT_FOUND, as if it did not exist. Without an account anybody's: for the platform's own work. */
export async function orderForReturn(
  tx: Pick<Transaction, "order">,
  o: { orderId: string; accountId?: string },
): Promise<OrderForReturn> {
  const row = await tx.order.findFirst({
    where: { id: o.orderId, ...(o.accountId === undefined ? {} : { accountId: o.accountId }) },
    include: {
      lines: { where: { kind: { in: ["ticket", "discount"] } }, orderBy: [{ performanceId: "asc" }, { unit: "asc" }] },
    },
  });
  if (!row) throw new AppError("NOT_FOUND", { detail: `order ${o.orderId}` });
  const { id, accountId, organizerId, agentId, eventId, performanceId, state, totalFen } = row;
  const tickets = row.lines.filter((line) => line.kind === "ticket");
  const lowering = Map.groupBy(
    row.lines.filter((line) => line.kind === "discount").map(toDiscount),
    (one) => one.ofLineId,
  );
  return {
    ...{ id, accountId, organizerId, agentId, eventId, performanceId, state, totalFen },
    lines: tickets.map((line) => {
      const discounts = lowering.get(line.id) ?? [];
      return {
        ...{ id: line.id, state: line.state, refundId: line.refundId, priceFen: line.amountFen, discounts },
        amountFen: discounts.reduce((sum, one) => sum + one.amountFen, line.amountFen),
        ...{ performanceId: line.performanceId ?? performanceId, offerId: line.offerId, tierId: line.tierId },
        refundRule: (line.terms as { refundRule?: unknown }).refundRule,
      };
    }),
  };
}

function toDiscount(line: { id: string; amountFen: Fen; ofLineId: string | null; terms: unknown }) {
  const { discountFundedBy: fundedBy } = line.terms as DiscountTerms;
  return { id: line.id, amountFen: line.amountFen, ofLineId: line.ofLineId ?? "", fundedBy };
}

/** Lets nobody else give tickets of this order back until the transaction ends. */
export async function lockOrder(tx: Pick<Transaction, "$queryRaw">, orderId: string): Promise<void> {
  await tx.$queryRaw`SELECT id FROM orders WHERE id = ${orderId} FOR UPDATE`;
}
