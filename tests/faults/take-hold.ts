import { randomUUID } from "node:crypto";
import type { Buyer } from "./buyer.ts";
import { chooseSeats } from "./choose-seats.ts";
import { itemsOf, priceOf, type Show, type WantedItem } from "./show.ts";

/** What a buyer has in his hands: a hold, and what he was told it costs. */
export interface Held {
  performanceId: string;
  holdId: string;
  expectedTotalFen: number;
}

/** Chooses and asks for a hold, and writes down what was said; the refusal's code when there is none to be had. */
export async function takeHold(buyer: Buyer, show: Show): Promise<Held | string> {
  const items = await choose(buyer, show);
  if (typeof items === "string") return items;
  const { performanceId } = show;
  const moment = { accountId: buyer.accountId, performanceId };
  buyer.holds.push({ ...moment, at: Date.now(), did: "ask" });
  const answer = await buyer.site.tell<{ id: string; units: number[]; leftMs: number }>("inventory.hold", {
    ...{ performanceId, items, clientKey: randomUUID() },
  });
  if (!answer.ok) {
    const { code } = answer;
    const said = code === "GAVE_UP" ? { did: "unknown" as const } : { did: "fail" as const, code };
    buyer.holds.push({ ...moment, at: Date.now(), ...said });
    return code;
  }
  const { id: holdId, units, leftMs } = answer.data;
  buyer.holds.push({ ...moment, at: Date.now(), did: "ok", holdId, units, leftMs });
  return { performanceId, holdId, expectedTotalFen: priceOf(show, items) };
}

/** From now on the buyer counts on his hold no more: it is let go, or about to become an order. */
export function endHold(buyer: Buyer, { performanceId }: Held): void {
  buyer.holds.push({ at: Date.now(), accountId: buyer.accountId, performanceId, did: "end" });
}

/** Lets a hold go. */
export async function letGo(buyer: Buyer, held: Held): Promise<void> {
  const { performanceId, holdId } = held;
  const moment = { accountId: buyer.accountId, performanceId, holdId };
  endHold(buyer, held);
  buyer.holds.push({ ...moment, at: Date.now(), did: "release" });
  const answer = await buyer.site.tell("inventory.letGo", { performanceId, holdId });
  const unknown = !answer.ok && answer.code === "GAVE_UP";
  buyer.holds.push({ ...moment, at: Date.now(), did: unknown ? "release unknown" : "released" });
}

async function choose({ chance, site }: Buyer, show: Show): Promise<WantedItem[] | string> {
  const { performanceId } = show;
  const count = chance.pick(show.quantities);
  if (show.perRow === undefined) return [{ offerId: show.areas[0]?.offerId ?? "", quantity: count }];
  // Some leave the choice to the site, the others look at the map.
  if (chance.happens(0.15)) {
    const best = await site.ask<{ units: number[] }>("inventory.pickSeats", { performanceId, count });
    return best.ok ? itemsOf(show, best.data.units) : best.code;
  }
  const states = await site.look(performanceId);
  if (!states) return "NO_MAP";
  const seats = chooseSeats(show, states, count, chance);
  return seats.length > 0 ? itemsOf(show, seats) : "NOTHING_FREE";
}
