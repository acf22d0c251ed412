// The service's own books: what it has issued and reversed, apart from everything the product believes.

import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

/** An invoice by the merchant's serial; `void` is one that was called off before it was issued, and never will be. */
export type Invoice = {
  serial: string;
  state: "issued" | "reversed" | "void";
  content: string;
  amount: number;
  number: string | null;
  red_number: string | null;
  issued_at: number | null;
  reversed_at: number | null;
};

const SCHEMA = `
PRAGMA journal_mode = WAL;
PRAGMA synchronous = NORMAL;
CREATE TABLE IF NOT EXISTS invoice (
  id INTEGER PRIMARY KEY AUTOINCREMENT, serial TEXT NOT NULL UNIQUE, state TEXT NOT NULL, content TEXT NOT NULL,
  amount INTEGER NOT NULL, number TEXT UNIQUE, red_number TEXT UNIQUE, issued_at INTEGER, reversed_at INTEGER) STRICT;
CREATE TABLE IF NOT EXISTS numbers (n INTEGER PRIMARY KEY AUTOINCREMENT) STRICT;
CREATE TABLE IF NOT EXISTS fault (of TEXT PRIMARY KEY, fault TEXT NOT NULL, struck INTEGER NOT NULL DEFAULT 0) STRICT;
`;

/** Opens, and on first use creates, the books in `dataDir`. */
export function openBooks(dataDir: string): DatabaseSync {
  mkdirSync(dataDir, { recursive: true });
  const books = new DatabaseSync(join(dataDir, "books.sqlite"));
  books.exec(SCHEMA);
  return books;
}

/** The next number of 20 digits: year, region, way, and one counted on; blue and red ones share it. */
export function nextNumber(books: DatabaseSync, now: number): string {
  const { lastInsertRowid } = books.prepare("INSERT INTO numbers DEFAULT VALUES").run();
  const year = new Date(now).toISOString().slice(2, 4);
  return `${year}312${String(lastInsertRowid).padStart(15, "0")}`;
}

/** One invoice; undefined when the service has never heard of it. */
export function invoiceOf(books: DatabaseSync, serial: string): Invoice | undefined {
  return books.prepare("SELECT * FROM invoice WHERE serial = ?").get(serial) as Invoice | undefined;
}

/** One page of the books in order of creation, at most 1000; `next_cursor` is null at the end. */
export function booksPage(books: DatabaseSync, cursor: string | null, limit: number) {
  const size = Math.min(1000, Math.max(1, Math.trunc(limit) || 200));
  const rows = books
    .prepare("SELECT * FROM invoice WHERE id > ? ORDER BY id LIMIT ?")
    .all(Number(cursor) || 0, size) as (Invoice & { id: number })[];
  return {
    invoices: rows.map(shownInvoice),
    next_cursor: rows.length === size ? String(rows.at(-1)?.id) : null,
  };
}

/** An invoice as the service answers it: fen, ISO 8601. */
export function shownInvoice({ serial, state, amount, number, red_number, ...at }: Invoice) {
  const iso = (time: number | null) => (time === null ? null : new Date(time).toISOString());
  return {
    ...{ serial, state, amount, number, red_number },
    ...{ issued_at: iso(at.issued_at), reversed_at: iso(at.reversed_at) },
  };
}
