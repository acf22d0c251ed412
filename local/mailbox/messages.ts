// What was sent, as the phones received it. The vendor does not drop a message it was asked for twice, so neither does this: the second one counts.

import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

export type Message = {
  id: number;
  biz_id: string;
  out_id: string;
  phone: string;
  template_code: string;
  template: string;
  params: Record<string, string>;
  text: string;
  traceparent: string;
  /** How many messages with this OutId the phone has received, this one included; 1 without an OutId. */
  copy: number;
  received_at: string;
};
export type NewMessage = Omit<Message, "id" | "copy" | "received_at">;

const SCHEMA = `
PRAGMA journal_mode = WAL;
PRAGMA synchronous = NORMAL;
CREATE TABLE IF NOT EXISTS message (
  id INTEGER PRIMARY KEY AUTOINCREMENT, biz_id TEXT NOT NULL, out_id TEXT NOT NULL, phone TEXT NOT NULL,
  template_code TEXT NOT NULL, template TEXT NOT NULL, params TEXT NOT NULL, text TEXT NOT NULL,
  traceparent TEXT NOT NULL, copy INTEGER NOT NULL, received_at TEXT NOT NULL) STRICT;
CREATE INDEX IF NOT EXISTS message_phone ON message (phone, id);
CREATE INDEX IF NOT EXISTS message_out_id ON message (out_id, phone);
CREATE TABLE IF NOT EXISTS nonce (nonce TEXT PRIMARY KEY, seen_at INTEGER NOT NULL) STRICT;
CREATE INDEX IF NOT EXISTS nonce_age ON nonce (seen_at);
`;

/** Opens, and on first use creates, the store in `dataDir`. */
export function openMessages(dataDir: string): DatabaseSync {
  mkdirSync(dataDir, { recursive: true });
  const store = new DatabaseSync(join(dataDir, "mailbox.sqlite"));
  store.exec(SCHEMA);
  return store;
}

/** Puts a message into the mailbox. */
export function deliver(store: DatabaseSync, message: NewMessage, now: number): void {
  const { biz_id, out_id, phone, template_code, template, params, text, traceparent } = message;
  const before = out_id
    ? store.prepare("SELECT COUNT(*) AS n FROM message WHERE out_id = ? AND phone = ?").get(out_id, phone)
    : undefined;
  store
    .prepare(
      `INSERT INTO message (biz_id, out_id, phone, template_code, template, params, text, traceparent, copy, received_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(
      ...[biz_id, out_id, phone, template_code, template, JSON.stringify(params), text, traceparent],
      ...[1 + Number(before?.n ?? 0), new Date(now).toISOString()],
    );
}

/** Messages after an id, oldest first, at most `limit`; without an id the newest `limit`, still oldest first. */
export function messagesAfter(
  store: DatabaseSync,
  asked: { phone: string; after: number | undefined; limit: number },
): Message[] {
  const newest = asked.after === undefined;
  const rows = store
    .prepare(
      `SELECT * FROM message WHERE (?1 = '' OR phone = ?1) AND id > ?2 ORDER BY id ${newest ? "DESC" : "ASC"} LIMIT ?3`,
    )
    .all(asked.phone, asked.after ?? 0, asked.limit);
  const messages = rows.map((row) => ({ ...row, params: JSON.parse(String(row.params)) })) as unknown as Message[];
  return newest ? messages.reverse() : messages;
}

/** The phones that have received something, the latest first, with their number of messages. */
export function phonesOf(store: DatabaseSync): { phone: string; messages: number }[] {
  return store
    .prepare("SELECT phone, COUNT(*) AS messages FROM message GROUP BY phone ORDER BY MAX(id) DESC LIMIT 100")
    .all() as { phone: string; messages: number }[];
}

/** Remembers a nonce; false when it was seen before, within the time a signature is good for. */
export function nonceIsFresh(store: DatabaseSync, nonce: string, now: number, keptMs: number): boolean {
  store.prepare("DELETE FROM nonce WHERE seen_at < ?").run(now - keptMs);
  return store.prepare("INSERT OR IGNORE INTO nonce (nonce, seen_at) VALUES (?, ?)").run(nonce, now).changes === 1;
}
