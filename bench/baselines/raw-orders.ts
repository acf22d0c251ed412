import { newId } from "@kaimu/api";
import mariadb from "mariadb";
import type { OrderToWrite } from "../../packages/api/src/ordering/write-orders.ts";

/** All rows of some orders, ready to be sent. */
export type RawRows = { sql: string; values: unknown[] }[];

const tables = {
  orders:
    "id, accountId, organizerId, eventId, performanceId, channel, state, totalFen, clientKey, holdId, expiresAt, createdAt",
  order_lines: "id, orderId, kind, amountFen, performanceId, unit, seatKey, tierId, offerId, attendeeId, terms",
  unit_claims: "performanceId, unit, orderId, orderLineId, accountId, fence, channel",
  order_transitions: "orderId, toState, reason",
  outbox_events: "id, name, data, traceparent",
};

/** The same rows as the product writes, laid out beforehand. */
export function rawRowsOf(orders: OrderToWrite[]): RawRows {
  const now = new Date();
  const expiresAt = new Date(Date.now() + 900_000);
  const rows: Record<keyof typeof tables, unknown[][]> = {
    orders: orders.map(({ orderId, accountId, channel, totalFen, clientKey, parts: [{ terms, hold }] }) => [
      ...[orderId, accountId, terms.organizerId, terms.eventId, terms.performanceId, channel, "awaiting_payment"],
      ...[totalFen, clientKey, hold.id, expiresAt, now],
    ]),
    order_lines: orders.flatMap(({ orderId, parts: [{ terms, lines }] }) =>
      lines.map((line) => [
        ...[line.id, orderId, "ticket", line.amountFen, terms.performanceId, line.unit, line.seatKey],
        ...[line.tierId, line.offerId, null, JSON.stringify(line.terms)],
      ]),
    ),
    unit_claims: orders.flatMap(({ orderId, accountId, channel, parts: [{ terms, hold, lines }] }) =>
      lines.map(({ id, unit }) => [terms.performanceId, unit, orderId, id, accountId, hold.fence, channel]),
    ),
    order_transitions: orders.map(({ orderId }) => [orderId, "awaiting_payment", "placed"]),
    outbox_events: orders.map(({ orderId }) => [
      ...[newId(), "order/placed", JSON.stringify({ orderId, expiresAt: expiresAt.toISOString() }), null],
    ]),
  };
  return Object.entries(tables).map(([table, columns]) => {
    const some = rows[table as keyof typeof tables];
    const row = `(${columns.replaceAll(/`?\w+`?/g, "?")})`;
    return { sql: `INSERT INTO ${table} (${columns}) VALUES ${some.map(() => row).join(",")}`, values: some.flat() };
  });
}

/** Baseline: so many connections of the plain driver, each writing its rows in one transaction, and nothing else. */
export function openRaw(url: string, connections: number) {
  const pool = mariadb.createPool({
    ...addressOf(url),
    connectionLimit: connections,
    timezone: "Z",
    initSql: ["SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED"],
  });
  return {
    async write(rows: RawRows): Promise<void> {
      const connection = await pool.getConnection();
      await connection.beginTransaction();
      for (const { sql, values } of rows) await connection.query(sql, values);
      await connection.commit();
      await connection.release();
    },
    close: () => pool.end(),
  };
}

function addressOf(url: string) {
  const { hostname: host, port, username: user, password, pathname } = new URL(url);
  return { host, port: Number(port), user, password, database: pathname.slice(1) };
}
