/** Many viewers of one performance in a thread of their own: raw sockets that read their stream and say when the last of them has each change. */
import { connect, type Socket } from "node:net";
import { parentPort, workerData } from "node:worker_threads";
import { clockMs } from "./process-use.ts";

export interface ViewersToOpen {
  port: number;
  path: string;
  count: number;
}

/** One event of the stream: its units, and when the first and the last viewer had all of it. */
export interface EventSeen {
  units: [unit: number, state: number][];
  /** All states instead, in base64: nobody knew any more what had changed since they were told last. */
  states?: string | undefined;
  firstAt: number;
  lastAt: number;
}

export type ViewersSay =
  | { what: "open"; count: number }
  | { what: "seen"; events: EventSeen[]; bytes: number; missing: number; lost: number };

const port = parentPort;
if (!port) throw new Error("this file is a worker");
const { port: serverPort, path, count } = workerData as ViewersToOpen;
const request = `GET ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\naccept: text/event-stream\r\n\r\n`;

interface Viewer {
  socket: Socket;
  /** Bytes since the sale began, and the first event not yet read whole. */
  at: number;
  next: number;
}

const viewers: Viewer[] = [];
let [lost, listening] = [0, false];
/** All viewers get the same bytes from the sale's beginning on: whoever is ahead writes them down for all. */
let stream = Buffer.alloc(0);
const events: (EventSeen & { end: number; have: number })[] = [];

function read(viewer: Viewer, size: number, bytes: Uint8Array): void {
  if (!listening) return;
  viewer.at += size;
  const ahead = viewer.at - stream.length;
  if (ahead > 0) writeDown(bytes.subarray(size - ahead, size));
  for (let event = events[viewer.next]; event && event.end <= viewer.at; event = events[++viewer.next]) {
    event.lastAt = clockMs();
    event.firstAt ||= event.lastAt;
    event.have += 1;
  }
}

function writeDown(bytes: Uint8Array): void {
  const from = events.at(-1)?.end ?? 0;
  stream = Buffer.concat([stream, bytes]);
  for (let start = from; ; ) {
    const end = stream.indexOf("\n\n", start);
    if (end < 0) return;
    const data = /^event: (?:delta|reset)\ndata: (.*)$/.exec(stream.toString("latin1", start, end))?.[1];
    const { units = [], states } = data ? (JSON.parse(data) as Partial<EventSeen>) : {};
    events.push({ units, states, end: end + 2, have: 0, firstAt: 0, lastAt: 0 });
    start = end + 2;
  }
}

function open(n: number): Promise<void> {
  return new Promise((resolve) => {
    let opened = false;
    const viewer: Viewer = {
      at: 0,
      next: 0,
      // Addresses of their own, or one pair of hosts runs out of ports.
      socket: connect({
        ...{ host: "127.0.0.1", port: serverPort, localAddress: `127.0.0.${2 + (n % 8)}` },
        onread: {
          buffer: shared,
          callback(size, bytes) {
            if (!opened) resolve();
            opened = true;
            read(viewer, size, bytes as Uint8Array);
            return true;
          },
        },
      }),
    };
    viewer.socket.on("connect", () => viewer.socket.write(request));
    viewer.socket.on("error", () => resolve());
    viewer.socket.on("close", () => {
      lost += 1;
      resolve();
    });
    viewers.push(viewer);
  });
}
const shared = Buffer.alloc(64 * 1024);

for (let from = 0; from < count; from += 100)
  await Promise.all(Array.from({ length: Math.min(100, count - from) }, (_, n) => open(from + n)));
port.postMessage({ what: "open", count: viewers.length - lost } satisfies ViewersSay);

port.on("message", (told: "listen" | "report" | "close") => {
  if (told === "listen") listening = true;
  if (told === "close") {
    for (const { socket } of viewers) socket.destroy();
    port.close();
  }
  if (told === "report") {
    const bytes = viewers.reduce((sum, viewer) => sum + viewer.at, 0);
    const missing = events.filter(
      (event) => (event.states || event.units.length > 0) && event.have < viewers.length,
    ).length;
    port.postMessage({ what: "seen", events, bytes, missing, lost } satisfies ViewersSay);
  }
});
