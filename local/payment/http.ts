import type { IncomingMessage, ServerResponse } from "node:http";

const MOST_BYTES = 256 * 1024;

/** The request's body as it came; throws when it is longer than anything these protocols send. */
export async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > MOST_BYTES) throw new Error("request body too long");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** The same as text. */
export async function bodyOf(request: IncomingMessage): Promise<string> {
  return (await bytesOf(request)).toString("utf8");
}

/** Answers with a value as JSON. */
export function answerJson(response: ServerResponse, value: unknown, status = 200): void {
  answerText(response, JSON.stringify(value), "application/json; charset=utf-8", status);
}

/** Answers with an HTML page. */
export function answerPage(response: ServerResponse, html: string, status = 200): void {
  answerText(response, html, "text/html; charset=utf-8", status);
}

/** Answers with text of a media type; never cached. */
export function answerText(response: ServerResponse, text: string, type: string, status = 200): void {
  response.writeHead(status, { "content-type": type, "cache-control": "no-store" }).end(text);
}

/** Sends the browser elsewhere with GET. */
export function leadTo(response: ServerResponse, url: string): void {
  response.writeHead(303, { location: url, "cache-control": "no-store" }).end();
}
