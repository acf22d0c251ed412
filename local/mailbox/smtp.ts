// The mail server of a machine without internet: it takes every mail and delivers it to the mailbox. Who writes to bounce@… is refused, as by a
// server that knows no such box.

import type { DatabaseSync } from "node:sqlite";
import PostalMime from "postal-mime";
import { SMTPServer } from "smtp-server";
import { keepMail } from "./mails.ts";

const MOST_BYTES = 10 * 1024 * 1024;

/** Starts listening for mail and resolves with the port; 0 takes a free one. */
export async function startSmtp(
  store: DatabaseSync,
  o: { port: number; host: string },
): Promise<{ port: number; stop(): Promise<void> }> {
  const server = new SMTPServer({
    size: MOST_BYTES,
    banner: "Kaimu mailbox",
    authOptional: true,
    // No certificate here; and whoever signs in is let in.
    hideSTARTTLS: true,
    allowInsecureAuth: true,
    onAuth: ({ username }, _session, done) => done(null, { user: username ?? "anyone" }),
    onRcptTo: ({ address }, _session, done) => {
      if (!/^bounce[@+]/i.test(address)) return done();
      done(Object.assign(new Error("5.1.1 no such mailbox"), { responseCode: 550 }));
    },
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.once("end", () => {
        if (stream.sizeExceeded) return done(Object.assign(new Error("5.3.4 too big"), { responseCode: 552 }));
        const to = session.envelope.rcptTo.map(({ address }) => address.toLowerCase());
        keep(store, Buffer.concat(chunks), to).then(() => done(), done);
      });
    },
  });
  server.on("error", (error) => console.error("mailbox smtp:", error.message));
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(o.port, o.host, () => {
      server.off("error", reject);
      resolve();
    });
  });
  const { port } = server.server.address() as { port: number };
  return { port, stop: () => new Promise((stopped) => server.close(() => stopped())) };
}

async function keep(store: DatabaseSync, raw: Buffer, recipients: string[]): Promise<void> {
  const { messageId, from, subject, text, html } = await PostalMime.parse(raw);
  const sender = from?.address ? [from.name, `<${from.address}>`].filter(Boolean).join(" ") : "";
  const mail = {
    message_id: messageId ?? "",
    from: sender,
    subject: subject ?? "",
    text: text ?? "",
    html: html ?? "",
  };
  for (const to of recipients) keepMail(store, { ...mail, to }, Date.now());
}
