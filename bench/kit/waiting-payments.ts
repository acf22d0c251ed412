import { newId } from "@kaimu/api";
import mariadb from "mariadb";
import { createShow } from "../../packages/api/src/testing/factories.ts";
import type { Kit } from "./bench.ts";
import { makeBuyers } from "./buyers.ts";

/** A payment whose gateway has not told of it yet. */
export interface WaitingPayment {
  gateway: "alipay" | "wechat";
  outTradeNo: string;
  amountFen: number;
}

const priceFen = 18_000;
/** Buyers of so many orders each: what is measured is nobody's account. */
const ordersEach = 12;

/**
 * A show with so many orders of one ticket that wait for their money, every other one through WeChat. Written in bulk, as placing and paying
 * would have left them.
 */
export async function waitingPayments(
  kit: Kit,
  count: number,
): Promise<{ performanceId: string; payments: WaitingPayment[] }> {
  const { db, env } = kit.ctx;
  const show = await createShow(db, { places: count, priceFen });
  const { performanceId, organizerId, eventId } = show;
  const accounts = await db.merchantAccount.findMany({ where: { organizerId } });
  const accountOf = new Map(accounts.map(({ gateway, id }) => [gateway, id]));
  const buyers = await makeBuyers(kit, Math.ceil(count / ordersEach));
  const connection = await mariadb.createConnection(env.DATABASE_URL.replace("mysql://", "mariadb://"));
  const payments: WaitingPayment[] = [];
  for (let from = 0; from < count; from += 1_000) {
    const some = Array.from({ length: Math.min(1_000, count - from) }, (_, n) => {
      const [unit, gateway] = [from + n, n % 2 === 0 ? ("alipay" as const) : ("wechat" as const)];
      const { accountId = "" } = buyers[unit % buyers.length] ?? {};
      const outTradeNo = `${gateway === "alipay" ? "K" : "W"}${newId().replaceAll("-", "").slice(1)}`;
      return { unit, gateway, accountId, outTradeNo, orderId: newId(), lineId: newId() };
    });
    await connection.beginTransaction();
    await connection.batch(
      `INSERT INTO orders (id, accountId, organizerId, eventId, performanceId, channel, totalFen, clientKey, holdId, expiresAt)
       VALUES (?, ?, ?, ?, ?, 'web', ?, ?, ?, NOW(3) + INTERVAL 1 DAY)`,
      some.map((one) => [one.orderId, one.accountId, organizerId, eventId, performanceId, priceFen, newId(), newId()]),
    );
    await connection.batch(
      "INSERT INTO order_lines (id, orderId, kind, amountFen, performanceId, unit, terms) VALUES (?, ?, 'ticket', ?, ?, ?, '{}')",
      some.map((one) => [one.lineId, one.orderId, priceFen, performanceId, one.unit]),
    );
    await connection.batch(
      `INSERT INTO unit_claims (performanceId, unit, orderId, orderLineId, accountId, state, fence, channel)
       VALUES (?, ?, ?, ?, ?, 'claimed', ?, 'web')`,
      some.map((one) => [performanceId, one.unit, one.orderId, one.lineId, one.accountId, one.unit + 1]),
    );
    await connection.batch(
      `INSERT INTO payments (id, orderId, performanceId, merchantAccountId, gateway, outTradeNo, amountFen, expiresAt)
       VALUES (?, ?, ?, ?, ?, ?, ?, NOW(3) + INTERVAL 1 DAY)`,
      some.map(({ orderId, gateway, outTradeNo }) => [
        ...[newId(), orderId, performanceId, accountOf.get(gateway), gateway, outTradeNo, priceFen],
      ]),
    );
    await connection.commit();
    payments.push(...some.map(({ gateway, outTradeNo }) => ({ gateway, outTradeNo, amountFen: priceFen })));
  }
  await connection.end();
  return { performanceId, payments };
}
