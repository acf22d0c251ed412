import { createHmac, randomUUID } from "node:crypto";
import { z } from "zod";
import type { Breaker } from "../../platform/breaker.ts";
import { isSameText } from "../../platform/crypto.ts";
import type { Env } from "../../platform/env.ts";
import { AppError } from "../../platform/errors.ts";
import { currentTraceparent, inSpan } from "../../platform/trace.ts";
import type { Invoicing } from "./invoicing.ts";

const answered = z.object({
  state: z.enum(["issued", "reversed", "void"]),
  number: z.string().max(20).nullable(),
  red_number: z.string().max(20).nullable(),
  issued_at: z.coerce.date().nullable(),
  reversed_at: z.coerce.date().nullable(),
});
type Answered = z.infer<typeof answered>;

/** Refusals of what the buyer has typed. */
const ofBuyer = ["TAX_NUMBER_INVALID", "TITLE_INVALID", "TITLE_MISMATCH"];

/** The service of the environment; undefined where none is given. */
export function openInvoicing(env: Env, breaker: Breaker): Invoicing | undefined {
  const { INVOICE_ENDPOINT: endpoint, INVOICE_APP_KEY: appKey, INVOICE_APP_SECRET: appSecret } = env;
  return endpoint && appKey && appSecret ? signedInvoicing({ endpoint, appKey, appSecret, breaker }) : undefined;
}

/** Speaks to the service by JSON over HTTP, each call and each answer signed by HMAC-SHA256 with the application's secret. */
export function signedInvoicing(o: {
  endpoint: string;
  appKey: string;
  appSecret: string;
  breaker: Breaker;
}): Invoicing {
  const hmac = (text: string) => createHmac("sha256", o.appSecret).update(text).digest("hex");

  async function call(path: string, sent: unknown): Promise<Answered | { refused: string; ofBuyer: boolean }> {
    const [body, nonce, timestamp] = [JSON.stringify(sent), randomUUID(), String(Math.floor(Date.now() / 1_000))];
    const signature = hmac(`POST\n${path}\n${timestamp}\n${nonce}\n${body}\n`);
    const traceparent = currentTraceparent();
    const answer = await fetch(o.endpoint + path, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        authorization: `INVOICE-HMAC-SHA256 key="${o.appKey}",timestamp="${timestamp}",nonce="${nonce}",signature="${signature}"`,
        ...(traceparent ? { traceparent } : {}),
      },
      body,
      signal: AbortSignal.timeout(15_000),
    }).catch((cause) => {
      throw new AppError("BUSY", { detail: "the invoicing service does not answer", cause });
    });
    const text = await answer.text();
    const right = hmac(`${nonce}\n${answer.status}\n${text}\n`);
    // An answer that is not signed is nobody's word: neither a yes nor a no.
    if (!isSameText(answer.headers.get("x-invoice-signature") ?? "", right))
      throw new AppError("BUSY", { detail: `the invoicing service's answer is not signed: ${answer.status}` });
    if (answer.status >= 500) throw new AppError("BUSY", { detail: `the invoicing service failed: ${answer.status}` });
    const said = JSON.parse(text) as { code?: string; message?: string };
    if (answer.ok) return answered.parse(said);
    return { refused: `${said.code} ${said.message}`.slice(0, 200), ofBuyer: ofBuyer.includes(said.code ?? "") };
  }

  const ask = (name: string, path: string, sent: unknown) =>
    inSpan(`invoicing.${name}`, { path }, () => o.breaker.run(() => call(path, sent)));
  return {
    async issue({ serial, buyer, items, amountFen }) {
      const said = await ask("issue", "/v1/invoices", {
        serial,
        buyer: { kind: buyer.kind, title: buyer.title, tax_number: buyer.taxNumber },
        items: items.map((item) => ({ name: item.name, amount: item.amountFen })),
        amount: amountFen,
      });
      if ("refused" in said) return said;
      const { number, issued_at } = said;
      return number && issued_at
        ? { number, issuedAt: issued_at }
        : { refused: `the service says ${said.state}`, ofBuyer: false };
    },
    async reverse(serial) {
      const said = await ask("reverse", `/v1/invoices/${serial}/reversal`, { reason: "退票" });
      if ("refused" in said) return said;
      const { state, number, red_number: redNumber, reversed_at } = said;
      if (state === "issued") return { refused: "the service says issued" };
      return { number, redNumber, reversedAt: reversed_at ?? new Date() };
    },
  };
}
