import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { askOrder } from "./ask-order.ts";
import type { GivenBack, SeenOrder } from "./audit/evidence.ts";
import type { Cashier } from "./cashier.ts";
import type { Chance } from "./chance.ts";
import { withCoupon } from "./coupon.ts";
import { giveBack } from "./give-back.ts";
import type { HoldMoment } from "./holds.ts";
import { late } from "./late.ts";
import { type Placed, payOrder, temperOf } from "./pay-order.ts";
import type { Show } from "./show.ts";
import type { Site } from "./site.ts";
import { endHold, type Held, letGo, takeHold } from "./take-hold.ts";
import type { Tally } from "./tally.ts";
import type { Trades } from "./trades.ts";

/** One buyer of the crowd, and what he shares with the others. */
export interface Buyer {
  accountId: string;
  site: Site;
  cashier: Cashier;
  chance: Chance;
  tally: Tally;
  thinkMs: number;
  /** The share of those with a hold that choose anew. */
  restless: number;
  /** The share of those who paid that come back to our page. */
  returning: number;
  /** The share of those who paid that give tickets back. */
  giving: number;
  /** Orders the site has said yes to, for the audit. */
  seen: SeenOrder[];
  /** Every hold, as it was asked for and answered, for the audit. */
  holds: HoldMoment[];
  /** Orders that were to be cancelled by their buyer, whatever became of that. */
  cancelled: string[];
  /** What the site has said goes back to him, for the audit. */
  givenBack: GivenBack[];
  trades: Trades;
}

/**
 * One visit to the site, from the hold to whatever comes of it. A resolute buyer takes what he can get and pays for it.
 * Returns what ended it: the refusal's code, or his temper.
 */
export async function visit(buyer: Buyer, show: Show, resolute: boolean): Promise<string> {
  const behind: Promise<void>[] = [];
  try {
    return await buy(buyer, show, resolute, behind);
  } finally {
    await Promise.all(behind);
  }
}

/** `behind` is what is still on its way of what he asked for before. */
async function buy(buyer: Buyer, show: Show, resolute: boolean, behind: Promise<void>[]): Promise<string> {
  const { chance } = buyer;
  let held = await takeHold(buyer, show);
  // Somebody was faster: the map shows it by now, and there are other seats.
  for (let again = 0; held === "UNITS_TAKEN" && again < 3; again += 1) held = await takeHold(buyer, show);
  if (typeof held === "string") return held;
  if (!resolute) {
    await think(buyer);
    // The new choice takes the old one's place, or the buyer keeps what he has.
    if (chance.happens(buyer.restless)) {
      const other = await takeHold(buyer, show);
      if (typeof other === "string") return other;
      behind.push(late(buyer, held));
      held = other;
      await think(buyer);
    }
    if (chance.happens(0.08)) {
      endHold(buyer, held);
      await letGo(buyer, held);
      behind.push(late(buyer, held));
      return "lets go";
    }
    if (chance.happens(0.08)) return "walks away";
  }
  endHold(buyer, held);
  const order = await place(buyer, withCoupon(buyer, held), !resolute && chance.happens(0.06));
  if (typeof order === "string") return order;
  behind.push(late(buyer, held));
  const temper = resolute ? "pays" : temperOf(buyer);
  await payOrder(buyer, order, temper);
  // Whoever did not pay in the end has nothing to give back.
  if (temper.startsWith("pays") && chance.happens(buyer.giving)) await giveBack(buyer, order);
  return temper;
}

/**
 * Orders; sometimes twice at once, sometimes twice in a row, always with the one key of this attempt. Who is `torn` lets his hold go while
 * he orders it: which of them arrives first, and how often, is the network's.
 */
async function place(buyer: Buyer, held: Held, torn: boolean): Promise<Placed | string> {
  const { chance, tally } = buyer;
  const clientKey = randomUUID();
  const once = () => askOrder(buyer, held, clientKey);
  const answers = [];
  const after = (ms: number) => pause(chance.between(0, ms));
  // A second click lands anywhere in the first one's work.
  if (torn) {
    const [first, second] = [after(40).then(once), after(120).then(once)];
    await after(40).then(() => letGo(buyer, held));
    answers.push(await first, await second);
  } else if (chance.happens(0.2)) answers.push(...(await Promise.all([once(), after(80).then(once)])));
  else answers.push(await once());
  if (chance.happens(0.1)) answers.push(await once());
  const done = answers.find((answer) => answer.ok);
  const refused = answers.find((answer) => !answer.ok);
  if (done && refused) tally.add("one key, yes and no", refused.code);
  return done ? { ...done.data, deadline: Date.now() + done.data.payWithinMs } : (refused?.code ?? "no answer");
}

function think(buyer: Buyer): Promise<void> {
  return pause(buyer.chance.next() * 0.3 * buyer.thinkMs);
}
