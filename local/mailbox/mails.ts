// Mails as they were received, one row a recipient. As with SMS, the same mail taken twice is there twice, and says so.

import type { DatabaseSync } from "node:sqlite";

export type Mail = {
  id: number;
  message_id: string;
  from: string;
  to: string;
  subject: string;
  text: string;
  html: string;
  /** How many mails with this Message-ID the address has received, this one included. */
  copy: number;
  received_at: string;
};
export type NewMail = Omit<Mail, "id" | "copy" | "received_at">;

const SCHEMA = `
CREATE TABLE IF NOT EXISTS mail (
  id INTEGER PRIMARY KEY AUTOINCREMENT, message_id TEXT NOT NULL, "from" TEXT NOT NULL, "to" TEXT NOT NULL,
  subject TEXT NOT NULL, text TEXT NOT NULL, html TEXT NOT NULL, copy INTEGER NOT NULL, received_at TEXT NOT NULL) STRICT;
CREATE INDEX IF NOT EXISTS mail_to ON mail ("to", id);
CREATE INDEX IF NOT EXISTS mail_message_id ON mail (message_id, "to");
`;

/** Makes room for mails in the mailbox's store. */
export function prepareMails(store: DatabaseSync): void {
  store.exec(SCHEMA);
}

/** Puts a mail into the mailbox of its recipient. */
export function keepMail(store: DatabaseSync, mail: NewMail, now: number): void {
  const { message_id, from, to, subject, text, html } = mail;
  const before = store.prepare(`SELECT COUNT(*) AS n FROM mail WHERE message_id = ? AND "to" = ?`).get(message_id, to);
  const copy = message_id ? 1 + Number(before?.n ?? 0) : 1;
  store
    .prepare(
      `INSERT INTO mail (message_id, "from", "to", subject, text, html, copy, received_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(message_id, from, to, subject, text, html, copy, new Date(now).toISOString());
}

/** Mails after an id, oldest first, at most `limit`; without an id the newest `limit`, still oldest first. */
export function mailsAfter(
  store: DatabaseSync,
  asked: { to: string; after: number | undefined; limit: number },
): Mail[] {
  const newest = asked.after === undefined;
  const mails = store
    .prepare(
      `SELECT * FROM mail WHERE (?1 = '' OR "to" = ?1) AND id > ?2 ORDER BY id ${newest ? "DESC" : "ASC"} LIMIT ?3`,
    )
    .all(asked.to, asked.after ?? 0, asked.limit) as unknown as Mail[];
  return newest ? mails.reverse() : mails;
}

/** The addresses that have received something, the latest first, with their number of mails. */
export function addressesOf(store: DatabaseSync): { to: string; mails: number }[] {
  return store
    .prepare(`SELECT "to", COUNT(*) AS mails FROM mail GROUP BY "to" ORDER BY MAX(id) DESC LIMIT 100`)
    .all() as { to: string; mails: number }[];
}
