import type { IncomingMessage } from "node:http";

/** A header's value; the first one when it came more than once. */
export function headerOf(request: IncomingMessage, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value[0] : value;
}
