// The sandbox's books: what the vendor knows, apart from everything the product believes. Audits compare the two.
// WAL, so that a kill -9 loses no trade, refund or pending notification that was answered for.

import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

export type TradeStatus = "WAIT_BUYER_PAY" | "TRADE_SUCCESS" | "TRADE_CLOSED";

export type Vendor = "alipay" | "wechat";

/** A trade; amounts in fen, times in epoch milliseconds. */
export type Trade = {
  vendor: Vendor;
  out_trade_no: string;
  trade_no: string;
  product: "page" | "wap" | "native" | "h5" | "jsapi" | "app";
  subject: string;
  amount: number;
  status: TradeStatus;
  notify_url: string;
  return_url: string;
  passback_params: string;
  created_at: number;
  expires_at: number | null;
  paid_at: number | null;
  closed_at: number | null;
  /** A payment in flight: it takes place at this time, whatever the deadline says. */
  late_at: number | null;
  /** Whether the payment in flight also goes through when the merchant has closed the trade meanwhile. */
  late_if_closed: "pay" | "refuse";
  /** WeChat's session of the trade, and the code that is scanned; empty for Alipay's. */
  prepay_id: string;
  code: string;
  /** Who may pay (JSAPI), or has paid. */
  payer: string;
};

/** Money given back; `refunded` is the trade's total after this refund, in fen. */
export type Refund = {
  out_trade_no: string;
  out_request_no: string;
  amount: number;
  refunded: number;
  reason: string;
  refunded_at: number;
  /** Alipay's are made at once; WeChat's may take their time, or never arrive. */
  state: "SUCCESS" | "PROCESSING" | "ABNORMAL" | "CLOSED";
  settles_at: number | null;
  refund_id: string;
  notify_url: string;
};

export type NotificationRow = {
  vendor: Vendor;
  seq: number;
  notify_id: string;
  out_trade_no: string;
  notify_url: string;
  fields: string;
  plan: string;
  state: "pending" | "acknowledged" | "given-up";
  attempt: number;
  due_at: number | null;
};

const SCHEMA = `
PRAGMA journal_mode = WAL;
PRAGMA synchronous = NORMAL;
CREATE TABLE IF NOT EXISTS trade (
  out_trade_no TEXT PRIMARY KEY, trade_no TEXT NOT NULL UNIQUE, product TEXT NOT NULL, subject TEXT NOT NULL,
  amount INTEGER NOT NULL, status TEXT NOT NULL, notify_url TEXT NOT NULL, return_url TEXT NOT NULL,
  passback_params TEXT NOT NULL, created_at INTEGER NOT NULL, expires_at INTEGER, paid_at INTEGER, closed_at INTEGER,
  late_at INTEGER, late_if_closed TEXT NOT NULL DEFAULT 'pay') STRICT;
CREATE INDEX IF NOT EXISTS trade_expiry ON trade (expires_at) WHERE status = 'WAIT_BUYER_PAY';
CREATE INDEX IF NOT EXISTS trade_late ON trade (late_at) WHERE late_at IS NOT NULL;
CREATE TABLE IF NOT EXISTS refund (
  out_trade_no TEXT NOT NULL, out_request_no TEXT NOT NULL, amount INTEGER NOT NULL, refunded INTEGER NOT NULL,
  reason TEXT NOT NULL, refunded_at INTEGER NOT NULL, PRIMARY KEY (out_trade_no, out_request_no)) STRICT;
CREATE TABLE IF NOT EXISTS notification (
  seq INTEGER PRIMARY KEY AUTOINCREMENT, notify_id TEXT NOT NULL UNIQUE, out_trade_no TEXT NOT NULL,
  notify_url TEXT NOT NULL, fields TEXT NOT NULL, plan TEXT NOT NULL, state TEXT NOT NULL DEFAULT 'pending',
  attempt INTEGER NOT NULL DEFAULT 0, due_at INTEGER) STRICT;
CREATE INDEX IF NOT EXISTS notification_due ON notification (due_at) WHERE state = 'pending';
CREATE INDEX IF NOT EXISTS notification_trade ON notification (out_trade_no);
CREATE TABLE IF NOT EXISTS delivery (
  id INTEGER PRIMARY KEY AUTOINCREMENT, notify_id TEXT NOT NULL, out_trade_no TEXT NOT NULL, kind TEXT NOT NULL,
  sent_at INTEGER NOT NULL, status INTEGER NOT NULL, acknowledged INTEGER NOT NULL, late INTEGER NOT NULL,
  reordered INTEGER NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS sign_in_code (
  code TEXT PRIMARY KEY, openid TEXT NOT NULL, made_at INTEGER NOT NULL, used_at INTEGER) STRICT;
CREATE TABLE IF NOT EXISTS platform_key (
  serial TEXT PRIMARY KEY, certificate TEXT NOT NULL, private_key TEXT NOT NULL, made_at INTEGER NOT NULL) STRICT;
`;

/** What came with the second vendor; books of before have it added when they are opened. */
const LATER_COLUMNS = [
  ["trade", "vendor", "TEXT NOT NULL DEFAULT 'alipay'"],
  ["trade", "prepay_id", "TEXT NOT NULL DEFAULT ''"],
  ["trade", "code", "TEXT NOT NULL DEFAULT ''"],
  ["trade", "payer", "TEXT NOT NULL DEFAULT ''"],
  ["refund", "state", "TEXT NOT NULL DEFAULT 'SUCCESS'"],
  ["refund", "settles_at", "INTEGER"],
  ["refund", "refund_id", "TEXT NOT NULL DEFAULT ''"],
  ["refund", "notify_url", "TEXT NOT NULL DEFAULT ''"],
  ["notification", "vendor", "TEXT NOT NULL DEFAULT 'alipay'"],
] as const;

/** Opens, and on first use creates, the books in `dataDir`. */
export function openBooks(dataDir: string): DatabaseSync {
  mkdirSync(dataDir, { recursive: true });
  const books = new DatabaseSync(join(dataDir, "books.sqlite"));
  books.exec(SCHEMA);
  for (const [table, column, type] of LATER_COLUMNS) {
    const known = books.prepare(`SELECT 1 FROM pragma_table_info('${table}') WHERE name = ?`).get(column);
    if (!known) books.exec(`ALTER TABLE ${table} ADD COLUMN ${column} ${type}`);
  }
  return books;
}

/** Runs `work` in one write transaction; rolls back and rethrows when it throws. `work` is synchronous, so nothing comes in between. */
export function inOneTransaction<T>(books: DatabaseSync, work: () => T): T {
  books.exec("BEGIN IMMEDIATE");
  try {
    const result = work();
    books.exec("COMMIT");
    return result;
  } catch (error) {
    books.exec("ROLLBACK");
    throw error;
  }
}
