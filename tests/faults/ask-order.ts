import type { Buyer } from "./buyer.ts";
import type { Said } from "./site.ts";
import type { Held } from "./take-hold.ts";

/** An order as its buyer is told of it. */
export interface Order {
  id: string;
  totalFen: number;
  payWithinMs: number;
  lines: { unit: number }[];
}

/** Asks for an order of a hold, and writes down what was said. */
export async function askOrder(buyer: Buyer, held: Held, clientKey: string): Promise<Said<Order>> {
  const { accountId, holds, seen, site } = buyer;
  const { performanceId, holdId, expectedTotalFen, couponCode } = held;
  const moment = { accountId, performanceId, holdId };
  holds.push({ ...moment, at: Date.now(), did: "order", clientKey });
  const asked = { performanceId, holdId, expectedTotalFen, couponCode, clientKey };
  const said = await site.tell<Order>("ordering.place", asked);
  const at = Date.now();
  if (said.ok) {
    const { id: orderId, lines } = said.data;
    const units = lines.map((line) => line.unit);
    holds.push({ ...moment, at, did: "ordered", orderId, units });
    seen.push({ orderId, accountId, clientKey, units });
  } else if (said.code === "GAVE_UP") holds.push({ ...moment, at, did: "order unknown" });
  else holds.push({ ...moment, at, did: "not ordered", code: said.code });
  return said;
}
