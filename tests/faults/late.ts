import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { askOrder } from "./ask-order.ts";
import type { Buyer } from "./buyer.ts";
import { type Held, holdAgain, letGo } from "./take-hold.ts";

/**
 * What a buyer asks for a hold that is over for him (let go, replaced or ordered) arrives once more, or only now: the request that gave it,
 * a word to let it go, or an order of it from another tab.
 */
export async function late(buyer: Buyer, before: Held): Promise<void> {
  const { chance } = buyer;
  const [what, afterMs] = [chance.next(), chance.between(0, 700)];
  if (what > 0.7) return;
  await pause(afterMs);
  if (what < 0.35) await holdAgain(buyer, before);
  else if (what < 0.5) await letGo(buyer, before);
  else await askOrder(buyer, before, randomUUID());
}
