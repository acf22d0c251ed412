// The SMS sandbox, the mail sandbox and their mailbox pages: Aliyun SMS and SMTP to a machine without internet, and every phone and every address in
// one place to read what was sent.
//   POST /                                → SendSms, signed ACS3-HMAC-SHA256
//   GET  /, /mail                         the mailbox pages
//   GET  /messages?phone=&after=&limit=   → {messages: [Message], phones: [{phone, messages}], last}; oldest first; without `after` the newest
//                                         `limit` (200); `last` is the id to go on from. Message is in messages.ts.
//   GET  /mails?to=&after=&limit=         → {mails: [Mail], addresses: [{to, mails}], last}, likewise. Mail is in mails.ts.
// and SMTP on a port of its own (smtp.ts).
// Environment: MAILBOX_PORT, MAILBOX_SMTP_PORT, MAILBOX_DATA_DIR, SMS_ACCESS_KEY_ID, SMS_ACCESS_KEY_SECRET; HOST (default 127.0.0.1).

import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { DatabaseSync } from "node:sqlite";
import { addressesOf, mailsAfter, prepareMails } from "./mails.ts";
import { messagesAfter, openMessages, phonesOf } from "./messages.ts";
import { answerSendSms } from "./send-sms.ts";
import type { Keys } from "./signature.ts";
import { startSmtp } from "./smtp.ts";

export type MailboxOptions = Keys & {
  /** 0 takes a free port. */
  port: number;
  /** Where mail is taken; 0 takes a free port. */
  smtpPort: number;
  host?: string;
  dataDir: string;
};

const read = (name: string) => readFileSync(new URL(name, import.meta.url), "utf8");
const pages: Record<string, { type: string; text: string }> = {
  "/": { type: "text/html; charset=utf-8", text: read("./page.html") },
  "/mail": { type: "text/html; charset=utf-8", text: read("./mail.html") },
  "/page.css": { type: "text/css; charset=utf-8", text: read("./page.css") },
  "/healthz": { type: "text/plain", text: "ok" },
};
const MOST_BYTES = 256 * 1024;

/** Starts the mailbox and resolves when it listens. Messages and mails stay in `dataDir` over restarts. */
export async function startMailbox(
  options: MailboxOptions,
): Promise<{ url: string; smtpUrl: string; stop(): Promise<void> }> {
  const store = openMessages(options.dataDir);
  prepareMails(store);
  const server = createServer((request, response) => {
    answer(store, options, request, response).catch((error) => {
      console.error("mailbox:", error);
      if (response.headersSent) response.destroy();
      else send(response, 500, "text/plain", "mailbox error");
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject).listen(options.port, options.host ?? "127.0.0.1", resolve);
  });
  const smtp = await startSmtp(store, { port: options.smtpPort, host: options.host ?? "127.0.0.1" });
  return {
    smtpUrl: `smtp://127.0.0.1:${smtp.port}`,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: async () => {
      server.close();
      server.closeAllConnections();
      await smtp.stop();
      store.close();
    },
  };
}

async function answer(
  store: DatabaseSync,
  keys: Keys,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { pathname: path, searchParams: query } = new URL(request.url ?? "/", "http://mailbox");
  if (request.method === "POST" && path === "/") {
    const body = await bodyOf(request);
    const signed = { method: "POST", path, query, headers: request.headers, body };
    const answered = answerSendSms(store, keys, signed, Date.now());
    return send(response, answered.status, "application/json; charset=utf-8", JSON.stringify(answered.json));
  }
  if (request.method !== "GET") return send(response, 404, "text/plain", "not found");
  const page = pages[path];
  if (page) return send(response, 200, page.type, page.text);
  const after = query.has("after") ? Number(query.get("after")) || 0 : undefined;
  const limit = Math.min(1000, Math.max(1, Number(query.get("limit")) || 200));
  const asked = { after, limit };
  if (path === "/messages") {
    const messages = messagesAfter(store, { ...asked, phone: query.get("phone") ?? "" });
    return json(response, { messages, phones: phonesOf(store), last: messages.at(-1)?.id ?? after ?? 0 });
  }
  if (path === "/mails") {
    const mails = mailsAfter(store, { ...asked, to: (query.get("to") ?? "").toLowerCase() });
    return json(response, { mails, addresses: addressesOf(store), last: mails.at(-1)?.id ?? after ?? 0 });
  }
  send(response, 404, "text/plain", "not found");
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > MOST_BYTES) throw new Error("request body too long");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

function json(response: ServerResponse, value: unknown): void {
  send(response, 200, "application/json; charset=utf-8", JSON.stringify(value));
}

function send(response: ServerResponse, status: number, type: string, text: string): void {
  response.writeHead(status, { "content-type": type, "cache-control": "no-store" }).end(text);
}

function required(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set`);
  return value;
}

if (import.meta.main) {
  const mailbox = await startMailbox({
    port: Number(required("MAILBOX_PORT")),
    smtpPort: Number(required("MAILBOX_SMTP_PORT")),
    host: process.env.HOST ?? "127.0.0.1",
    dataDir: required("MAILBOX_DATA_DIR"),
    accessKeyId: required("SMS_ACCESS_KEY_ID"),
    accessKeySecret: required("SMS_ACCESS_KEY_SECRET"),
  });
  console.log(`mailbox listens on ${mailbox.url} and ${mailbox.smtpUrl}`);
  for (const signal of ["SIGINT", "SIGTERM"] as const)
    process.once(signal, () => mailbox.stop().then(() => process.exit(0)));
}
