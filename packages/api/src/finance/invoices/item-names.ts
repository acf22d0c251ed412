import type { OrderForInvoice } from "../../ordering/index.ts";

const kinds = { ticket: "演出票", fee: "服务费", delivery: "配送费", discount: "折扣" } as const;

/** What the lines of an order are called on its invoices. */
export function itemNames({ lines }: Pick<OrderForInvoice, "lines">): (orderLineId: string) => string {
  const names = new Map(lines.map((line) => [line.id, `${kinds[line.kind]} ${line.name}`.trim()]));
  return (orderLineId) => names.get(orderLineId) ?? kinds.ticket;
}
