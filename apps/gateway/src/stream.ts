import type { ServerResponse } from "node:http";
import { setImmediate } from "node:timers/promises";

/** After so many viewers others have their turn: nobody else waits until ten thousand sockets are written. */
const viewersAtATime = 500;

/** Begins a stream of events. It ends when the connection does: without chunks around them the same bytes go to everyone. */
export function beginStream(response: ServerResponse): void {
  response.useChunkedEncodingByDefault = false;
  response.writeHead(200, {
    "content-type": "text/event-stream",
    "cache-control": "no-store",
    "x-accel-buffering": "no",
    connection: "close",
  });
  response.flushHeaders();
}

/** An event of a stream, ready to be written. */
export function event(name: string, data: unknown): Buffer {
  return Buffer.from(`event: ${name}\ndata: ${JSON.stringify(data)}\n\n`);
}

/** Tells each viewer, some at a time. */
export async function tellEach<Viewer>(viewers: Iterable<Viewer>, tell: (viewer: Viewer) => void): Promise<void> {
  let n = 0;
  for (const viewer of viewers) {
    tell(viewer);
    n += 1;
    if (n % viewersAtATime === 0) await setImmediate();
  }
}
