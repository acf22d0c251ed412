import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { askOrder, type Order } from "./ask-order.ts";
import type { SeenOrder } from "./audit/evidence.ts";
import { type Cashier, tradeOf } from "./cashier.ts";
import type { Chance } from "./chance.ts";
import type { HoldMoment } from "./holds.ts";
import { late } from "./late.ts";
import type { Show } from "./show.ts";
import type { Site } from "./site.ts";
import { endHold, type Held, letGo, takeHold } from "./take-hold.ts";
import type { Tally } from "./tally.ts";

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
  /** Orders the site has said yes to, for the audit. */
  seen: SeenOrder[];
  /** Every hold, as it was asked for and answered, for the audit. */
  holds: HoldMoment[];
  /** Orders that were to be cancelled by their buyer, whatever became of that. */
  cancelled: string[];
  /** Numbers of trades that were paid, for whoever sends bad callbacks about them. */
  paidTrades: string[];
  /** Trades that wait for money, for whoever would like to have them believed paid. */
  openTrades: OpenTrade[];
}

/** A trade as its buyer knows it from the pay address. */
export interface OpenTrade {
  outTradeNo: string;
  totalFen: number;
}

/** An order with its deadline by this process's clock, in ms since 1970. */
type Placed = Order & { deadline: number };

/** How a buyer with an order behaves, and how often. */
const tempers = [
  ...Array<"pays">(44).fill("pays"),
  ...Array<"pays slowly">(8).fill("pays slowly"),
  ...Array<"pays late">(12).fill("pays late"),
  ...Array<"leaves the cashier">(8).fill("leaves the cashier"),
  ...Array<"never enters">(8).fill("never enters"),
  ...Array<"cancels">(8).fill("cancels"),
  ...Array<"pays while cancelling">(8).fill("pays while cancelling"),
  ...Array<"cancels, then pays in another tab">(4).fill("cancels, then pays in another tab"),
];

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
  const order = await place(buyer, held, !resolute && chance.happens(0.06));
  if (typeof order === "string") return order;
  behind.push(late(buyer, held));
  const temper = resolute ? "pays" : chance.pick(tempers);
  await act(buyer, order, temper);
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

async function act(buyer: Buyer, order: Placed, temper: (typeof tempers)[number]): Promise<void> {
  const { chance, site, cashier } = buyer;
  if (temper === "never enters") return;
  if (temper === "cancels" && chance.happens(0.5)) return void (await cancel(buyer, order));

  const started = await site.tell<{ url: string }>("payment.start", {
    orderId: order.id,
    gateway: "alipay",
    device: chance.pick(["desktop", "phone"]),
  });
  if (!started.ok) return;
  const payUrl = started.data.url;
  const trade = tradeOf(payUrl);
  if (temper === "cancels, then pays in another tab") await cancel(buyer, order);
  if (!(await cashier.enter(payUrl))) return;
  buyer.openTrades.push({ outTradeNo: trade, totalFen: order.totalFen });
  if (chance.happens(0.1)) await cashier.enter(payUrl);
  await think(buyer);

  const paid = () =>
    cashier.pay(trade).then((done) => {
      if (done) buyer.paidTrades.push(trade);
    });
  if (temper === "cancels") await cancel(buyer, order);
  else if (temper === "pays while cancelling") await Promise.all([paid(), cancel(buyer, order)]);
  else if (temper === "pays slowly") await cashier.payLater(trade, chance.between(300, 3_000), "pay");
  else if (temper === "pays late") {
    // Around the deadline: just before it, in the middle of the closing, or well after.
    const ms = Math.max(0, order.deadline - Date.now() + chance.between(-2_500, 4_000));
    await cashier.payLater(trade, ms, chance.happens(0.85) ? "pay" : "refuse");
  } else if (temper !== "leaves the cashier") {
    await paid();
    // The others close the window: then only the callback tells.
    if (chance.happens(buyer.returning)) await site.tell("payment.check", { orderId: order.id });
  }
}

function cancel(buyer: Buyer, order: Order): Promise<unknown> {
  buyer.cancelled.push(order.id);
  return buyer.site.tell("ordering.cancel", { orderId: order.id });
}

function think(buyer: Buyer): Promise<void> {
  return pause(buyer.chance.next() * 0.3 * buyer.thinkMs);
}
