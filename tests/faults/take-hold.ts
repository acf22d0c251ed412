import { randomUUID } from "node:crypto";
import type { Buyer } from "./buyer.ts";
import { chooseSeats } from "./choose-seats.ts";
import { itemsOf, priceOf, type Show, type WantedItem } from "./show.ts";

/** What a buyer has in his hands: a hold, what he was told it costs, and the request that gave it. */
export interface Held {
  performanceId: string;
  holdId: string;
  expectedTotalFen: number;
  /** What he orders with. */
  couponCode?: string;
  request: { performanceId: string; items: WantedItem[]; clientKey: string };
}

interface Answer {
  id: string;
  units: number[];
  leftMs: number;
}

/** Chooses and asks for a hold, and writes down what was said; the refusal's code when there is none to be had. */
export async function takeHold(buyer: Buyer, show: Show): Promise<Held | string> {
  const items = await choose(buyer, show);
  if (typeof items === "string") return items;
  const { performanceId } = show;
  const moment = { accountId: buyer.accountId, performanceId };
  buyer.holds.push({ ...moment, at: Date.now(), did: "ask" });
  const request = { performanceId, items, clientKey: randomUUID() };
  const answer = await buyer.site.tell<Answer>("inventory.hold", request);
  if (!answer.ok) {
    const { code } = answer;
    const said = code === "GAVE_UP" ? { did: "unknown" as const } : { did: "fail" as const, code };
    buyer.holds.push({ ...moment, at: Date.now(), ...said });
    return code;
  }
  const { id: holdId, units, leftMs } = answer.data;
  buyer.holds.push({ ...moment, at: Date.now(), did: "ok", holdId, units, leftMs });
  return { performanceId, holdId, expectedTotalFen: priceOf(show, items), request };
}

/** The request that gave a hold, once more: a network that repeats what it was slow with, or a page that was opened again. */
export async function holdAgain(buyer: Buyer, { performanceId, holdId, request }: Held): Promise<void> {
  const moment = { accountId: buyer.accountId, performanceId, holdId };
  buyer.holds.push({ ...moment, at: Date.now(), did: "copy" });
  const answer = await buyer.site.tell<Answer>("inventory.hold", request);
  const at = Date.now();
  if (answer.ok) {
    const { id: gave, units } = answer.data;
    buyer.holds.push({ ...moment, at, did: "copy ok", gave, units });
  } else if (answer.code === "GAVE_UP") buyer.holds.push({ ...moment, at, did: "copy unknown" });
  else buyer.holds.push({ ...moment, at, did: "copy fail", code: answer.code });
}

/** From now on the buyer counts on his hold no more: it is let go, or about to become an order. */
export function endHold(buyer: Buyer, { performanceId }: Held): void {
  buyer.holds.push({ at: Date.now(), accountId: buyer.accountId, performanceId, did: "end" });
}

/** Lets a hold go: the one he has, or one that was his before. */
export async function letGo(buyer: Buyer, { performanceId, holdId }: Held): Promise<void> {
  const moment = { accountId: buyer.accountId, performanceId, holdId };
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
