// The invoicing sandbox: a service that issues electronic invoices, to a machine without internet. It checks and makes signatures (signature.ts), keeps books
// of its own, and has switches for drills.
//   POST /v1/invoices                     {serial, buyer: {kind, title, tax_number}, items: [{name, amount}], amount} → Invoice; once a serial
//   POST /v1/invoices/<serial>/reversal   {reason} → Invoice, state "reversed"; "void" when it was never issued, and then never will be
//     Invoice = {serial, state: "issued" | "reversed" | "void", amount, number, red_number, issued_at, reversed_at}; amounts in fen
//     Refusals: {code, message}: 401 SIGNATURE_INVALID, 409 SERIAL_REUSED | SERIAL_VOID, 422 TAX_NUMBER_INVALID | TITLE_MISMATCH | AMOUNT_MISMATCH | REFUSED, 503 UNAVAILABLE
//   and unsigned, for drills and audits:
//   GET  /control                         → {faults: {<serial or title, "" for all>: Fault}}
//   POST /control                         {of?, fault: Fault | null} → the same. Fault is in faults.ts.
//   GET  /books?cursor=&limit=            → {invoices: [Invoice], next_cursor | null}, in order of creation
// Environment: INVOICING_PORT, INVOICING_DATA_DIR, INVOICE_APP_KEY, INVOICE_APP_SECRET; HOST (default 127.0.0.1).

import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { DatabaseSync } from "node:sqlite";
import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import { answerJson, answerText, bodyOf } from "../payment/http.ts";
import { booksPage, openBooks } from "./books.ts";
import { Fault, faults, setFault, strikingFault } from "./faults.ts";
import { Asked, issue, Refusal, reverse } from "./issue.ts";
import { type Keys, readSignature, signatureOfAnswer } from "./signature.ts";

export type InvoicingSandboxOptions = Keys & {
  /** 0 takes a free port. */
  port: number;
  host?: string;
  dataDir: string;
};

type Service = { books: DatabaseSync; keys: Keys; nonces: Set<string> };

const REVERSAL = /^\/v1\/invoices\/([\w-]{8,64})\/reversal$/;
const Control = z.strictObject({ of: z.string().max(120).default(""), fault: Fault.nullable() });

/** Starts the sandbox and resolves when it listens. Its books stay in `dataDir` over restarts. */
export async function startInvoicingSandbox(
  options: InvoicingSandboxOptions,
): Promise<{ url: string; stop(): Promise<void> }> {
  const service: Service = { books: openBooks(options.dataDir), keys: options, nonces: new Set() };
  const server = createServer((request, response) => {
    answer(service, request, response).catch((error) => {
      console.error("invoicing sandbox:", error);
      if (response.headersSent) response.destroy();
      else answerText(response, "sandbox error", "text/plain", 500);
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
      service.books.close();
    },
  };
}

async function answer(service: Service, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { method = "GET", url: path = "/" } = request;
  const { pathname, searchParams } = new URL(path, "http://sandbox");
  const body = await bodyOf(request);
  if (pathname.startsWith("/v1/")) return answerSigned(service, { method, path, body, request, response });
  if (pathname === "/healthz") return answerText(response, "ok", "text/plain");
  if (pathname === "/books" && method === "GET")
    return answerJson(
      response,
      booksPage(service.books, searchParams.get("cursor"), Number(searchParams.get("limit") ?? 200)),
    );
  if (pathname !== "/control") return answerText(response, "not found", "text/plain", 404);
  if (method === "POST") {
    const asked = Control.safeParse(read(body));
    if (!asked.success) return answerJson(response, { error: "bad_input", message: z.prettifyError(asked.error) }, 400);
    setFault(service.books, asked.data.of, asked.data.fault);
  }
  answerJson(response, { faults: faults(service.books) });
}

async function answerSigned(
  service: Service,
  o: { method: string; path: string; body: string; request: IncomingMessage; response: ServerResponse },
): Promise<void> {
  const { books, keys, nonces } = service;
  const { response } = o;
  const signature = readSignature({ ...o, authorization: o.request.headers.authorization }, keys, Date.now());
  // Who is not known is answered without a signature.
  if ("fault" in signature || nonces.has(signature.nonce)) {
    const message = "fault" in signature ? signature.fault : "nonce 已使用";
    return answerJson(response, { code: "SIGNATURE_INVALID", message }, 401);
  }
  nonces.add(signature.nonce);
  const json = read(o.body) as Partial<Asked>;
  const serial = REVERSAL.exec(o.path)?.[1] ?? String(json.serial ?? "");
  const fault = strikingFault(books, [serial, String(json.buyer?.title ?? "")]);
  const { status, value } = run(() => {
    if (fault?.what === "unavailable") throw new Refusal(503, "UNAVAILABLE", "税务系统繁忙，请稍后重试");
    if (fault?.what === "refused") throw new Refusal(422, "REFUSED", "开票被税务系统拒绝");
    if (fault?.what === "mismatch") throw new Refusal(422, "TITLE_MISMATCH", "购买方名称与税号不匹配");
    if (o.method === "POST" && o.path === "/v1/invoices") {
      const asked = Asked.safeParse(json);
      if (!asked.success) throw new Refusal(400, "BAD_REQUEST", z.prettifyError(asked.error));
      return issue(books, asked.data, Date.now());
    }
    if (o.method === "POST" && REVERSAL.test(o.path)) return reverse(books, serial, Date.now());
    throw new Refusal(404, "NOT_FOUND", "接口不存在");
  });
  if (fault) await pause(fault.ms);
  // "lost": the service did it, and the merchant cannot know.
  if (fault?.what === "lost") return void response.destroy();
  const text = JSON.stringify(value);
  response.setHeader("x-invoice-signature", signatureOfAnswer({ nonce: signature.nonce, status, body: text }, keys));
  answerText(response, text, "application/json; charset=utf-8", status);
}

function run(work: () => unknown): { status: number; value: unknown } {
  try {
    return { status: 200, value: work() };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { status: error.status, value: { code: error.code, message: error.message } };
  }
}

function read(body: string): unknown {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === "object" && value !== null ? value : {};
  } catch {
    return {};
  }
}

function required(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set`);
  return value;
}

if (import.meta.main) {
  const sandbox = await startInvoicingSandbox({
    port: Number(required("INVOICING_PORT")),
    host: process.env.HOST ?? "127.0.0.1",
    dataDir: required("INVOICING_DATA_DIR"),
    appKey: required("INVOICE_APP_KEY"),
    appSecret: required("INVOICE_APP_SECRET"),
  });
  console.log(`invoicing sandbox listens on ${sandbox.url}`);
  for (const signal of ["SIGINT", "SIGTERM"] as const)
    process.once(signal, () => sandbox.stop().then(() => process.exit(0)));
}
