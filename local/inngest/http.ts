/** The little HTTP the stand-in needs: a JSON body in, JSON out. */
import type { IncomingMessage, ServerResponse } from "node:http";

const LARGEST = 8_000_000;

/** Why a request is refused, with its status. */
export class HttpError extends Error {
  status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** The parsed body; throws 400 when it is not JSON, 413 above 8 MB. */
export async function readJson(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > LARGEST) throw new HttpError(413, "body too large");
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString());
  } catch {
    throw new HttpError(400, "body is not JSON");
  }
}

/** Answers and ends the request; the header tells the SDK that it speaks with a server in development mode. */
export function reply(response: ServerResponse, status: number, body?: unknown): void {
  if (response.destroyed) return;
  response.writeHead(status, { "content-type": "application/json", "x-inngest-server-kind": "dev" });
  response.end(body === undefined ? "" : JSON.stringify(body));
}
