import type { Refund, Trade } from "./books.ts";
import type { Sandbox } from "./sandbox.ts";
import { closeExpired } from "./trades.ts";

/** A trade with its refunds as an auditor reads it: fen, ISO 8601. */
export function shownTrade(sandbox: Sandbox, trade: Trade) {
  const refunds = sandbox.books
    .prepare("SELECT * FROM refund WHERE out_trade_no = ? ORDER BY refunded_at, out_request_no")
    .all(trade.out_trade_no) as Refund[];
  return {
    out_trade_no: trade.out_trade_no,
    trade_no: trade.trade_no,
    vendor: trade.vendor,
    product: trade.product,
    subject: trade.subject,
    amount: trade.amount,
    status: trade.status,
    created_at: iso(trade.created_at),
    expires_at: iso(trade.expires_at),
    paid_at: iso(trade.paid_at),
    closed_at: iso(trade.closed_at),
    late_at: iso(trade.late_at),
    refunded: refunds.reduce((sum, refund) => sum + (refund.state === "SUCCESS" ? refund.amount : 0), 0),
    refunds: refunds.map(({ out_request_no, amount, reason, refunded_at, state }) => ({
      ...{ out_request_no, amount, reason, state, refunded_at: iso(refunded_at) },
    })),
  };
}

/** One page of the books in order of creation, at most 1000 trades; `next_cursor` is null at the end. */
export function booksPage(sandbox: Sandbox, cursor: string | null, limit: number) {
  closeExpired(sandbox);
  const size = Math.min(1000, Math.max(1, Math.trunc(limit) || 200));
  const rows = sandbox.books
    .prepare("SELECT rowid, * FROM trade WHERE rowid > ? ORDER BY rowid LIMIT ?")
    .all(Number(cursor) || 0, size) as (Trade & { rowid: number })[];
  return {
    trades: rows.map((trade) => shownTrade(sandbox, trade)),
    next_cursor: rows.length === size ? String(rows.at(-1)?.rowid) : null,
  };
}

function iso(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}
