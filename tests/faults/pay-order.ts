import { setTimeout as pause } from "node:timers/promises";
import type { Order } from "./ask-order.ts";
import type { Buyer } from "./buyer.ts";
import type { WayToPay } from "./cashier.ts";
import { signInByWechat } from "./sign-in-by-wechat.ts";
import type { Gateway, OpenTrade } from "./trades.ts";

/** An order with its deadline by this process's clock, in ms since 1970. */
export type Placed = Order & { deadline: number };

/** How a buyer with an order behaves, and how often. */
const tempers = [
  ...Array<"pays">(36).fill("pays"),
  ...Array<"pays slowly">(8).fill("pays slowly"),
  ...Array<"pays late">(10).fill("pays late"),
  ...Array<"pays in two ways">(8).fill("pays in two ways"),
  ...Array<"pays another sum">(3).fill("pays another sum"),
  ...Array<"leaves the cashier">(7).fill("leaves the cashier"),
  ...Array<"never enters">(8).fill("never enters"),
  ...Array<"cancels">(8).fill("cancels"),
  ...Array<"pays while cancelling">(8).fill("pays while cancelling"),
  ...Array<"cancels, then pays in another tab">(4).fill("cancels, then pays in another tab"),
];
export type Temper = (typeof tempers)[number];

/** How this buyer will behave. */
export const temperOf = (buyer: Buyer): Temper => buyer.chance.pick(tempers);

const gateways: Gateway[] = ["alipay", "wechat"];

/** Does with an order what its buyer's temper makes of it. */
export async function payOrder(buyer: Buyer, order: Placed, temper: Temper): Promise<void> {
  const { chance } = buyer;
  if (temper === "never enters") return;
  if (temper === "cancels" && chance.happens(0.5)) return void (await cancel(buyer, order));

  const [gateway, other] = chance.shuffled(gateways) as [Gateway, Gateway];
  if (temper === "pays in two ways") return payTwice(buyer, order, [gateway, other]);
  const way = await start(buyer, order, gateway);
  if (!way) return;
  if (temper === "cancels, then pays in another tab") await cancel(buyer, order);
  const trade = await enter(buyer, order, gateway, way);
  if (!trade) return;
  if (chance.happens(0.1)) await buyer.cashier.enter(way);
  await pause(chance.next() * 0.3 * buyer.thinkMs);
  await atCashier(buyer, order, trade, temper);
}

async function atCashier(buyer: Buyer, order: Placed, trade: OpenTrade, temper: Temper): Promise<void> {
  const { chance, cashier } = buyer;
  if (temper === "cancels") await cancel(buyer, order);
  else if (temper === "pays while cancelling") await Promise.all([pay(buyer, trade), cancel(buyer, order)]);
  else if (temper === "pays slowly") await cashier.payLater(trade.outTradeNo, chance.between(300, 3_000), "pay");
  // Never a fen more: the sandbox's forgery of a fen less would tell the right sum then, with a good signature.
  else if (temper === "pays another sum")
    await pay(buyer, trade, Math.max(1, trade.totalFen + chance.pick([-1, 7, -100, 100, 9_900])));
  else if (temper === "pays late") {
    // Around the deadline: just before it, in the middle of the closing, or well after.
    const ms = Math.max(0, order.deadline - Date.now() + chance.between(-2_500, 4_000));
    await cashier.payLater(trade.outTradeNo, ms, chance.happens(0.85) ? "pay" : "refuse");
  } else if (temper !== "leaves the cashier") {
    await pay(buyer, trade);
    // The others close the window: then only the callback tells.
    if (chance.happens(buyer.returning)) await buyer.site.tell("payment.check", { orderId: order.id });
  }
}

/** With a page of each gateway open he pays both: one after the other, or in the same moment. */
async function payTwice(buyer: Buyer, order: Placed, both: Gateway[]): Promise<void> {
  const { chance } = buyer;
  const trades: OpenTrade[] = [];
  for (const gateway of both) {
    const way = await start(buyer, order, gateway);
    const trade = way && (await enter(buyer, order, gateway, way));
    if (trade) trades.push(trade);
  }
  if (chance.happens(0.4)) await Promise.all(trades.map((trade) => pay(buyer, trade)));
  else
    for (const trade of trades) {
      await pay(buyer, trade);
      await pause(chance.between(0, 1_500));
    }
  if (chance.happens(buyer.returning)) await buyer.site.tell("payment.check", { orderId: order.id });
}

/** Presses pay on our page, once or, impatient, three times at once. */
async function start(buyer: Buyer, order: Order, gateway: Gateway): Promise<WayToPay | undefined> {
  const { chance, site } = buyer;
  const device = chance.pick(gateway === "alipay" ? ["desktop", "phone"] : ["desktop", "phone", "app", "wechat"]);
  const asked = { orderId: order.id, gateway, device };
  if (device === "wechat") await signInByWechat(buyer, asked);
  const presses = chance.happens(0.15) ? 3 : 1;
  const said = await Promise.all(Array.from({ length: presses }, () => site.tell<WayToPay>("payment.start", asked)));
  const given = said.find((one) => one.ok);
  if (!given?.ok) buyer.tally.add("not let pay", said.find((one) => !one.ok)?.code ?? "?");
  return given?.ok ? given.data : undefined;
}

async function enter(buyer: Buyer, order: Order, gateway: Gateway, way: WayToPay): Promise<OpenTrade | undefined> {
  const outTradeNo = await buyer.cashier.enter(way);
  if (outTradeNo === undefined) return undefined;
  const trade = { gateway, outTradeNo, orderId: order.id, totalFen: order.totalFen };
  buyer.trades.open.push(trade);
  return trade;
}

async function pay(buyer: Buyer, trade: OpenTrade, fen?: number): Promise<void> {
  if (!(await buyer.cashier.pay(trade.outTradeNo, fen))) return;
  buyer.trades.paid.push(trade);
  buyer.tally.add("payments", fen === undefined ? trade.gateway : `${trade.gateway}, another sum`);
}

function cancel(buyer: Buyer, order: Order): Promise<unknown> {
  buyer.cancelled.push(order.id);
  return buyer.site.tell("ordering.cancel", { orderId: order.id });
}
