import mariadb from "mariadb";
import type { OrderRow, PerformanceRow, Tables } from "./rows.ts";

/** Reads all of it, in one transaction so that it is of one moment. */
export async function readTables(url: string): Promise<Tables> {
  const at = new URL(url);
  const connection = await mariadb.createConnection({
    host: at.hostname,
    port: Number(at.port || 3306),
    user: decodeURIComponent(at.username),
    password: decodeURIComponent(at.password),
    database: at.pathname.slice(1),
    connectTimeout: 5_000,
    bigIntAsNumber: true,
    insertIdAsNumber: true,
    decimalAsNumber: true,
    timezone: "Z",
  });
  const rows = async <T>(sql: string) => (await connection.query(sql)) as T[];
  try {
    await connection.query("SET time_zone = '+00:00'");
    await connection.query("START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY");
    return {
      lives: new Map(
        (await rows<{ run: string; epoch: number }>("SELECT run, epoch FROM redis_lives")).map((row) => [
          row.run,
          row.epoch,
        ]),
      ),
      performances: (
        await rows<Omit<PerformanceRow, "runs"> & { runs: unknown }>(
          `SELECT p.id, plan.unitCount, plan.runs, e.perAccountLimit FROM performances p JOIN events e ON e.id = p.eventId
           JOIN performance_plans plan ON plan.performanceId = p.id AND plan.version = p.planVersion`,
        )
      ).map((row) => ({
        ...row,
        runs: (typeof row.runs === "string" ? JSON.parse(row.runs) : row.runs) as PerformanceRow["runs"],
      })),
      orders: (
        await rows<Omit<OrderRow, "overdue"> & { overdue: number }>(
          "SELECT id, accountId, performanceId, clientKey, state, totalFen, ROUND(UNIX_TIMESTAMP(expiresAt) * 1000) AS deadline, expiresAt < NOW(3) AS overdue FROM orders",
        )
      ).map((row) => ({ ...row, overdue: Boolean(row.overdue) })),
      lines: await rows(
        "SELECT id, orderId, kind, state, amountFen, performanceId, unit, refundId, keptFen FROM order_lines",
      ),
      transitions: await rows("SELECT orderId, toState, ROUND(UNIX_TIMESTAMP(at) * 1000) AS at FROM order_transitions"),
      claims: await rows(
        `SELECT performanceId, unit, orderId, orderLineId, accountId, fence, state,
           ROUND(UNIX_TIMESTAMP(freeAt) * 1000) AS freeAt FROM unit_claims`,
      ),
      attendeeClaims: await rows("SELECT performanceId, orderId FROM attendee_claims"),
      tickets: await rows(
        `SELECT t.id, t.orderId, t.orderLineId, t.accountId, t.performanceId, t.unit, t.state,
           (SELECT COUNT(*) FROM credentials c WHERE c.ticketId = t.id AND c.state = 'active' AND c.code IS NOT NULL) AS credentials
         FROM tickets t`,
      ),
      payments: await rows(
        "SELECT id, orderId, merchantAccountId, outTradeNo, gatewayTradeNo, state, amountFen, paidFen FROM payments",
      ),
      refunds: await rows(
        `SELECT id, paymentId, orderId, outRefundNo, amountFen, method, state, reason, detail,
           ROUND(UNIX_TIMESTAMP(createdAt) * 1000) AS at FROM refunds`,
      ),
      gifts: await rows("SELECT id, orderId, amountFen, state, refundId FROM goodwill_gifts"),
      coupons: await rows("SELECT id, used FROM coupons"),
      grants: await rows("SELECT couponId, orderId FROM coupon_grants"),
      posted: await rows("SELECT id, fact, orderId, legs FROM ledger_transactions"),
      entries: await rows("SELECT transactionId, debit, debitOf, credit, creditOf, amountFen FROM ledger_entries"),
      callbacks: await rows("SELECT id, outTradeNo, outcome FROM payment_callbacks"),
      outbox: await rows("SELECT id, name FROM outbox_events WHERE sentAt IS NULL"),
      messages: await rows("SELECT accountId, dedupeKey, state FROM messages"),
    };
  } finally {
    await connection.end();
  }
}
