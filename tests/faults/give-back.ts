import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import type { Buyer } from "./buyer.ts";
import type { Placed } from "./pay-order.ts";
import type { Said } from "./site.ts";

interface Quote {
  lines: { lineId: string; backFen: number; no: string | null }[];
}
interface Given {
  refundId: string;
  backFen: number;
}

/** The tickets are there some seconds after the money, unless something is away. */
const looks = 12;

/**
 * A buyer who has paid gives some of his tickets back, or the whole order; sometimes he presses twice, or from two tabs. What he was
 * told goes back he writes down.
 */
export async function giveBack(buyer: Buyer, order: Placed): Promise<void> {
  const { chance } = buyer;
  const lines = await returnable(buyer, order.id);
  if (lines.length === 0) return;
  const some = chance.happens(0.4) ? lines : chance.shuffled(lines).slice(0, chance.between(1, lines.length));
  const ask = (clientKey: string) =>
    buyer.site.tell<Given>("refund.request", {
      ...{ orderId: order.id, clientKey, lineIds: some.map(({ lineId }) => lineId) },
      expectedBackFen: some.reduce((sum, line) => sum + line.backFen, 0),
    });
  const key = randomUUID();
  const again = chance.happens(0.3) ? [key] : chance.happens(0.15) ? [randomUUID()] : [];
  for (const said of await Promise.all([key, ...again].map(ask))) heard(buyer, order, said);
}

/** What can be given back now; nothing when the tickets do not come, as for an order that is not paid after all. */
async function returnable(buyer: Buyer, orderId: string): Promise<Quote["lines"]> {
  for (let look = 0; look < looks; look += 1) {
    await pause(buyer.chance.between(300, 1_500));
    const quote = await buyer.site.ask<Quote>("refund.quote", { orderId });
    const lines = quote.ok ? quote.data.lines.filter((line) => line.no === null) : [];
    if (lines.length > 0) return lines;
  }
  return [];
}

function heard(buyer: Buyer, order: Placed, said: Said<Given>): void {
  buyer.tally.add("given back", said.ok ? "taken" : said.code);
  if (said.ok) buyer.givenBack.push({ orderId: order.id, ...said.data });
}
