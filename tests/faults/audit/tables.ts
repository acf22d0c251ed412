import mariadb from "mariadb";

type OrderState = "awaiting_payment" | "paid" | "cancelled" | "expired" | "refunded";

export interface OrderRow {
  id: string;
  accountId: string;
  performanceId: string;
  clientKey: string;
  state: OrderState;
  totalFen: number;
  /** The end of its time to pay, in ms since 1970, and whether that is past; by the database's clock. */
  deadline: number;
  overdue: boolean;
}
export interface LineRow {
  id: string;
  orderId: string;
  kind: "ticket" | "fee" | "delivery" | "discount";
  state: "live" | "released" | "refunded";
  amountFen: number;
  performanceId: string | null;
  unit: number | null;
}
export interface TransitionRow {
  orderId: string;
  toState: OrderState;
  /** ms since 1970, by the database's clock. */
  at: number;
}
export interface ClaimRow {
  performanceId: string;
  unit: number;
  orderId: string;
  orderLineId: string;
  accountId: string;
  /** The fencing number of the hold it came from: whose the unit is in Redis. */
  fence: number;
  state: "claimed" | "sold";
}
export interface TicketRow {
  id: string;
  orderId: string;
  orderLineId: string;
  accountId: string;
  performanceId: string;
  unit: number;
  state: "valid" | "used" | "void";
  /** Active credentials with a code. */
  credentials: number;
}
export interface PaymentRow {
  id: string;
  orderId: string;
  outTradeNo: string;
  gatewayTradeNo: string | null;
  state: "pending" | "succeeded" | "closed";
  amountFen: number;
  paidFen: number | null;
}
export interface RefundRow {
  paymentId: string;
  orderId: string;
  outRefundNo: string;
  amountFen: number;
  state: "requested" | "succeeded" | "failed";
}
export interface PerformanceRow {
  id: string;
  unitCount: number;
  perAccountLimit: number;
  runs: { units: number; tier: string; pool: string; blocked?: string }[];
}

export interface Tables {
  /** The number of each life of a Redis server. */
  lives: Map<string, number>;
  performances: PerformanceRow[];
  orders: OrderRow[];
  lines: LineRow[];
  transitions: TransitionRow[];
  claims: ClaimRow[];
  attendeeClaims: { performanceId: string; orderId: string }[];
  tickets: TicketRow[];
  payments: PaymentRow[];
  refunds: RefundRow[];
  callbacks: { id: string; outTradeNo: string; outcome: string }[];
  /** Rows that wait to be sent. */
  outbox: { id: string; name: string }[];
  messages: { accountId: string; dedupeKey: string; state: string }[];
}

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
      lines: await rows("SELECT id, orderId, kind, state, amountFen, performanceId, unit FROM order_lines"),
      transitions: await rows("SELECT orderId, toState, ROUND(UNIX_TIMESTAMP(at) * 1000) AS at FROM order_transitions"),
      claims: await rows("SELECT performanceId, unit, orderId, orderLineId, accountId, fence, state FROM unit_claims"),
      attendeeClaims: await rows("SELECT performanceId, orderId FROM attendee_claims"),
      tickets: await rows(
        `SELECT t.id, t.orderId, t.orderLineId, t.accountId, t.performanceId, t.unit, t.state,
           (SELECT COUNT(*) FROM credentials c WHERE c.ticketId = t.id AND c.state = 'active' AND c.code IS NOT NULL) AS credentials
         FROM tickets t`,
      ),
      payments: await rows("SELECT id, orderId, outTradeNo, gatewayTradeNo, state, amountFen, paidFen FROM payments"),
      refunds: await rows("SELECT paymentId, orderId, outRefundNo, amountFen, state FROM refunds"),
      callbacks: await rows("SELECT id, outTradeNo, outcome FROM payment_callbacks"),
      outbox: await rows("SELECT id, name FROM outbox_events WHERE sentAt IS NULL"),
      messages: await rows("SELECT accountId, dedupeKey, state FROM messages"),
    };
  } finally {
    await connection.end();
  }
}
