import type { IncomingMessage } from "node:http";
import { AppError } from "@kaimu/api";

const limitBytes = 64 * 1024;

/**
 * A request's body as it came, at most 64 KiB; throws BAD_INPUT beyond that. What is too much is read to its end and dropped, so that the
 * connection stays usable; Nginx turns away what is larger still.
 */
export async function readBytes(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= limitBytes) chunks.push(chunk);
  }
  if (size > limitBytes) throw new AppError("BAD_INPUT", { detail: "body too large" });
  return Buffer.concat(chunks);
}

/** The same as text. */
export async function readBody(request: IncomingMessage): Promise<string> {
  return (await readBytes(request)).toString("utf8");
}
