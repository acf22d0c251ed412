import { createTransport } from "nodemailer";
import type { Breaker } from "./breaker.ts";
import { AppError } from "./errors.ts";
import { inSpan } from "./trace.ts";

/** One mail to one person, told twice: as text and as HTML. */
export interface MailMessage {
  to: string;
  subject: string;
  text: string;
  html: string;
  /** Becomes the Message-ID, so that a mail sent twice can be told. */
  messageId: string;
}

/** Sends one mail. Throws BUSY when the server does not take it. */
export interface Mail {
  send(message: MailMessage): Promise<void>;
}

/** Mail over SMTP: `url` as smtp://user:password@host:port or smtps://…, `from` as "Name <address>". */
export function smtpMail(o: { url: string; from: string; origin: string; breaker: Breaker }): Mail {
  const host = new URL(o.origin).hostname;
  const transport = createTransport(o.url, { from: o.from });
  return {
    send: ({ messageId, ...message }) =>
      inSpan("mail.send", { messageId }, async () => {
        const headers = { "Auto-Submitted": "auto-generated" };
        const mail = { ...message, messageId: `<${messageId}@${host}>`, headers, disableUrlAccess: true };
        const signal = AbortSignal.timeout(15_000);
        await o.breaker.run(() => transport.sendMail({ ...mail, signal }).catch(refuse));
      }),
  };
}

/** A server that refuses this one mail (a 5xx of RFC 5321: no such mailbox) answers, as far as the breaker is concerned. */
function refuse(cause: unknown): never {
  const { responseCode = 0 } = cause as { responseCode?: number };
  const refusal = new AppError("BUSY", { detail: `mail server refused: ${reasonOf(cause)}` });
  throw responseCode >= 500 ? Object.assign(refusal, { httpStatus: 400 }) : refusal;
}

/** What went wrong, without the server's own words: they repeat the address. */
function reasonOf(cause: unknown): string {
  const { code, responseCode } = cause as { code?: string; responseCode?: number };
  return [code ?? "unknown", responseCode].filter(Boolean).join(" ");
}
