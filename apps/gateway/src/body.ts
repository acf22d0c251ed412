import type { IncomingMessage } from "node:http";
import { AppError } from "@kaimu/api";

const limitBytes = 64 * 1024;

/** A request's body as text, at most 64 KiB. Throws BAD_INPUT beyond that. */
export async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > limitBytes) throw new AppError("BAD_INPUT", { detail: "body too large" });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}
