import type { LineKind, LineState, OrderState, Transaction } from "@kaimu/db";
import { AppError } from "../platform/errors.ts";
import type { Fen } from "../platform/money.ts";

/** An order and its lines, as an invoice names them. */
export interface OrderForInvoice {
  id: string;
  accountId: string;
  organizerId: string;
  state: OrderState;
  performanceIds: string[];
  /** Each at what was paid for it: what a coupon took off is no line of its own. */
  lines: { id: string; kind: LineKind; state: LineState; name: string; amountFen: Fen }[];
}

/** An own order; another's is NOT_FOUND, as if it did not exist. */
export async function orderForInvoice(
  tx: Pick<Transaction, "order">,
  o: { orderId: string; accountId: string },
): Promise<OrderForInvoice> {
  const row = await tx.order.findFirst({
    where: { id: o.orderId, accountId: o.accountId },
    include: { lines: { orderBy: { id: "asc" } }, parts: true },
  });
  if (!row) throw new AppError("NOT_FOUND", { detail: `order ${o.orderId}` });
  const { id, accountId, organizerId, state } = row;
  const loweredBy = new Map(row.lines.map((line) => [line.ofLineId, line.amountFen]));
  return {
    ...{ id, accountId, organizerId, state },
    performanceIds: [...new Set([row.performanceId, ...row.parts.map((part) => part.performanceId)])],
    lines: row.lines
      .filter(({ ofLineId }) => ofLineId === null)
      .map((line) => ({
        ...{
          id: line.id,
          kind: line.kind,
          state: line.state,
          amountFen: line.amountFen + (loweredBy.get(line.id) ?? 0),
        },
        name: (line.terms as { offerName?: string }).offerName ?? "",
      })),
  };
}
