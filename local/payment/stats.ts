import type { Sandbox } from "./sandbox.ts";

/** What the sandbox has sent and booked so far; what a drill compares with what the merchant says it received. */
export function statsOf(sandbox: Sandbox) {
  const count = (sql: string) => Number(sandbox.books.prepare(`SELECT COUNT(*) AS n FROM ${sql}`).get()?.n);
  const forged = sandbox.books
    .prepare("SELECT substr(kind, 8) AS kind, COUNT(*) AS n FROM delivery WHERE kind LIKE 'forged:%' GROUP BY kind")
    .all();
  return {
    notifications: count("notification"),
    pending: count("notification WHERE state = 'pending'"),
    acknowledged: count("notification WHERE state = 'acknowledged'"),
    given_up: count("notification WHERE state = 'given-up'"),
    sent: count("delivery WHERE kind IN ('first', 'duplicate', 'repeat')"),
    duplicates: count("delivery WHERE kind = 'duplicate'"),
    repeats: count("delivery WHERE kind = 'repeat'"),
    dropped: count("delivery WHERE kind = 'dropped'"),
    late: count("delivery WHERE kind IN ('first', 'duplicate', 'repeat') AND late = 1"),
    reordered: count("delivery WHERE reordered = 1"),
    forged: Object.fromEntries(forged.map((row) => [row.kind, Number(row.n)])) as Record<string, number>,
    forged_acknowledged: count("delivery WHERE kind LIKE 'forged:%' AND acknowledged = 1"),
    trades: count("trade"),
    paid: count("trade WHERE paid_at IS NOT NULL"),
    paid_late: count("trade WHERE paid_at > expires_at"),
    closed: count("trade WHERE status = 'TRADE_CLOSED'"),
    refunds: count("refund"),
  };
}
