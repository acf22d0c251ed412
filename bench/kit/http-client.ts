import { connect } from "node:net";

/** An answer as it came; `body` is decoded when it is asked for. */
export interface HttpAnswer {
  status: number;
  /** A header's value by its name in small letters; undefined when there is none. */
  header(name: string): string | undefined;
  body(): string;
}

/** One keep-alive HTTP/1.1 connection with one request at a time, as a browser behind a proxy has it. */
export interface HttpConnection {
  /** Sends a whole request, made by `requestBytes`. Throws when the connection breaks. */
  ask(request: Buffer): Promise<HttpAnswer>;
  close(): void;
}

/**
 * A client that costs little, since it shares the machine with what it measures: raw sockets, requests made beforehand, of an answer only
 * status and end are looked for. Understands `content-length` and chunked bodies, which is all that Node's server sends.
 */
export function openConnection(origin: string): Promise<HttpConnection> {
  const { hostname, port } = new URL(origin);
  const socket = connect({ host: hostname, port: Number(port), noDelay: true });
  let waiting: { resolve(answer: HttpAnswer): void; reject(error: Error): void } | undefined;
  let got: Buffer | undefined;
  const fail = (error: Error) => {
    waiting?.reject(error);
    waiting = undefined;
  };
  socket.on("data", (chunk) => {
    got = got ? Buffer.concat([got, chunk]) : chunk;
    const answer = whole(got);
    if (!answer) return;
    got = undefined;
    const asked = waiting;
    waiting = undefined;
    asked?.resolve(answer);
  });
  socket.on("close", () => fail(new Error("connection closed")));
  const connection: HttpConnection = {
    ask: (request) =>
      new Promise((resolve, reject) => {
        waiting = { resolve, reject };
        if (socket.destroyed) fail(new Error("connection closed"));
        else socket.write(request);
      }),
    close: () => socket.destroy(),
  };
  return new Promise((resolve, reject) => {
    socket.once("connect", () => resolve(connection));
    socket.once("error", (error) => {
      reject(error);
      fail(error);
    });
  });
}

/** A request with everything it needs, ready to be written. */
export function requestBytes(o: {
  method: "GET" | "POST";
  path: string;
  headers?: Record<string, string>;
  body?: string;
}): Buffer {
  const headers = {
    host: "127.0.0.1",
    ...o.headers,
    ...(o.body ? { "content-length": Buffer.byteLength(o.body) } : {}),
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.from(`${o.method} ${o.path} HTTP/1.1\r\n${lines.join("")}\r\n${o.body ?? ""}`);
}

/** The answer when all of it is there. */
function whole(bytes: Buffer): HttpAnswer | undefined {
  const head = bytes.indexOf("\r\n\r\n");
  if (head < 0) return undefined;
  const status = Number(bytes.toString("latin1", 9, 12));
  const headers = bytes.toString("latin1", 0, head);
  const header = (name: string) => new RegExp(`\\r\\n${name}: *([^\\r]*)`, "i").exec(headers)?.[1];
  const length = /\r\ncontent-length: *(\d+)/i.exec(headers)?.[1];
  const from = head + 4;
  if (length !== undefined) {
    const to = from + Number(length);
    return bytes.length < to ? undefined : { status, header, body: () => bytes.toString("utf8", from, to) };
  }
  if (!/\r\ntransfer-encoding: *chunked/i.test(headers)) return { status, header, body: () => "" };
  if (bytes.toString("latin1", bytes.length - 5) !== "0\r\n\r\n") return undefined;
  return { status, header, body: () => joined(bytes, from) };
}

function joined(bytes: Buffer, from: number): string {
  const chunks: Buffer[] = [];
  for (let at = from; ; ) {
    const end = bytes.indexOf("\r\n", at);
    const size = Number.parseInt(bytes.toString("latin1", at, end), 16);
    if (!size) return Buffer.concat(chunks).toString("utf8");
    chunks.push(bytes.subarray(end + 2, end + 2 + size));
    at = end + 2 + size + 2;
  }
}
