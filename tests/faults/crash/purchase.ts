import { newId } from "@kaimu/api";
import { hold, reconcile } from "../../../packages/api/src/inventory/index.ts";
import { placeOrder } from "../../../packages/api/src/ordering/index.ts";
import { closeOtherWays } from "../../../packages/api/src/payment/close-payments.ts";
import {
  checkPayments,
  executeRefund,
  giveBack,
  quoteReturn,
  startPayment,
} from "../../../packages/api/src/payment/index.ts";
import { createBuyer, createShow } from "../../../packages/api/src/testing/factories.ts";
import type { GivenBack, SeenOrder } from "../audit/evidence.ts";
import type { WayToPay } from "../cashier.ts";
import type { Gateway } from "../trades.ts";
import { type Fate, newFate } from "./life.ts";
import type { Outside } from "./outside.ts";
import { type Server, startServer } from "./process.ts";

/** A purchase on its way, and what its buyer was told. */
export interface Purchase {
  fate: Fate;
  performanceId: string;
  seen: SeenOrder;
  givenBack: GivenBack;
  /** The gateway has its last word of the refund, and the rounds that look for what was left behind look at this purchase. */
  end(): Promise<void>;
}

const priceFen = 12_345;
/** A fifth is kept. */
const refundRule = { steps: [{ untilHoursBefore: 24, keepPercent: 20 }] };

/**
 * Two tickets are held, ordered, paid, told of, applied and issued; one of them is given back and refunded. The process that serves it dies
 * at `dieAt`; buyer, gateway and Inngest do what they do when nobody answers: they ask again.
 */
export async function purchase(outside: Outside, o: { gateway: Gateway; dieAt?: string }): Promise<Purchase> {
  const { platform } = outside;
  const fate = newFate(o.dieAt);
  const show = await createShow(platform.db, { places: 4, priceFen, refundRule });
  const { performanceId } = show;
  const server = startServer(platform, { fate, performanceId });
  outside.serve(server);
  const accountId = await createBuyer(platform);
  const [holdKey, clientKey, backKey] = [newId(), newId(), newId()];

  const items = [{ offerId: show.standard, quantity: 2 }];
  const held = await server.untilAnswered((ctx) => hold(ctx, { performanceId, accountId, clientKey: holdKey, items }));
  const order = await server.untilAnswered((ctx) =>
    placeOrder(ctx, { performanceId, accountId, holdId: held.id, clientKey, expectedTotalFen: 2 * priceFen }),
  );
  const outTradeNo = await pay(outside, server, { orderId: order.id, accountId, gateway: o.gateway });
  await tell(outside, outTradeNo);
  await server.work();

  const { lines } = await quoteReturn(server.now().ctx, { orderId: order.id, accountId });
  const [line] = lines;
  if (!line) throw new Error("there is nothing to give back");
  const back = { orderId: order.id, accountId, lineIds: [line.lineId], expectedBackFen: line.backFen };
  const given = await server.untilAnswered((ctx) => giveBack(ctx, { ...back, clientKey: backKey }));
  const { refundId, backFen } = given;
  if (!refundId) throw new Error("there is no refund");
  await server.work();
  return {
    fate,
    performanceId,
    seen: { orderId: order.id, accountId, clientKey, units: order.lines.map(({ unit }) => unit as number) },
    givenBack: { orderId: order.id, refundId, backFen },
    async end() {
      outside.serve(server);
      await tell(outside, outTradeNo);
      await server.work();
      await server.untilAnswered((ctx) => checkPayments(ctx, order.id));
      await server.untilAnswered((ctx) => closeOtherWays(ctx, order.id));
      await server.untilAnswered((ctx) => executeRefund(ctx, refundId));
      await server.untilAnswered((ctx) => reconcile(ctx, performanceId));
      await server.work();
    },
  };
}

async function pay(
  { cashier }: Outside,
  server: Server,
  o: { orderId: string; accountId: string; gateway: Gateway },
): Promise<string> {
  const asked = { ...o, client: { kind: "desktop" as const }, subject: "测试演出" };
  const way = await server.untilAnswered((ctx) => startPayment(ctx, asked));
  const outTradeNo = await cashier.enter(way as WayToPay);
  if (!outTradeNo || !(await cashier.pay(outTradeNo)))
    throw new Error(`the cashier does not take ${o.orderId}'s money`);
  return outTradeNo;
}

/** The gateway tells its newest word of a trade until somebody says that he has it. */
async function tell({ cashier }: Outside, outTradeNo: string): Promise<void> {
  for (let tries = 1; tries <= 5; tries += 1) {
    const told = await cashier.control("/control/notify", { out_trade_no: outTradeNo });
    if ((told?.heard as { acknowledged: boolean }[] | undefined)?.every((one) => one.acknowledged)) return;
  }
  throw new Error(`nobody takes the word of ${outTradeNo}`);
}
