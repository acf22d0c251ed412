// The SMS sandbox and its mailbox page: Aliyun SMS to a machine without internet, and every phone in one place to read what was sent.
//   POST /                                → SendSms, signed ACS3-HMAC-SHA256
//   GET  /                                the mailbox page
//   GET  /messages?phone=&after=&limit=   → {messages: [Message], phones: [{phone, messages}], last}; oldest first; without `after` the newest
//                                         `limit` (200); `last` is the id to go on from. Message is in messages.ts.
// Environment: MAILBOX_PORT, MAILBOX_DATA_DIR, SMS_ACCESS_KEY_ID, SMS_ACCESS_KEY_SECRET; HOST (default 127.0.0.1).

import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { DatabaseSync } from "node:sqlite";
import { messagesAfter, openMessages, phonesOf } from "./messages.ts";
import { answerSendSms } from "./send-sms.ts";
import type { Keys } from "./signature.ts";

export type MailboxOptions = Keys & {
  /** 0 takes a free port. */
  port: number;
  host?: string;
  dataDir: string;
};

const PAGE = readFileSync(new URL("./page.html", import.meta.url), "utf8");
const MOST_BYTES = 256 * 1024;

/** Starts the mailbox and resolves when it listens. Messages stay in `dataDir` over restarts. */
export async function startMailbox(options: MailboxOptions): Promise<{ url: string; stop(): Promise<void> }> {
  const store = openMessages(options.dataDir);
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
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: async () => {
      server.close();
      server.closeAllConnections();
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
    const { status, json } = answerSendSms(store, keys, signed, Date.now());
    return send(response, status, "application/json; charset=utf-8", JSON.stringify(json));
  }
  if (request.method !== "GET") return send(response, 404, "text/plain", "not found");
  if (path === "/") return send(response, 200, "text/html; charset=utf-8", PAGE);
  if (path === "/healthz") return send(response, 200, "text/plain", "ok");
  if (path !== "/messages") return send(response, 404, "text/plain", "not found");
  const after = query.has("after") ? Number(query.get("after")) || 0 : undefined;
  const limit = Math.min(1000, Math.max(1, Number(query.get("limit")) || 200));
  const messages = messagesAfter(store, { phone: query.get("phone") ?? "", after, limit });
  const last = messages.at(-1)?.id ?? after ?? 0;
  send(response, 200, "application/json; charset=utf-8", JSON.stringify({ messages, phones: phonesOf(store), last }));
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
    host: process.env.HOST ?? "127.0.0.1",
    dataDir: required("MAILBOX_DATA_DIR"),
    accessKeyId: required("SMS_ACCESS_KEY_ID"),
    accessKeySecret: required("SMS_ACCESS_KEY_SECRET"),
  });
  console.log(`mailbox listens on ${mailbox.url}`);
  for (const signal of ["SIGINT", "SIGTERM"] as const)
    process.once(signal, () => mailbox.stop().then(() => process.exit(0)));
}
