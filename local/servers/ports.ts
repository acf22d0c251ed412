/**
 * Free ports on 127.0.0.1, taken from below the range the kernel gives to outgoing connections.
 *
 * Above it a client that reconnects to a dead server can be given the server's own port (and even connect to itself);
 * the server could then not come back to its port.
 */
import { readFileSync } from "node:fs";
import { connect, createServer } from "node:net";

const LOWEST = 15_000;

/** A port nobody listens on now. It is not kept for you: listen soon. */
export async function freePort(): Promise<number> {
  for (let attempt = 0; attempt < 200; attempt++) {
    const port = LOWEST + Math.floor(Math.random() * (firstOutgoingPort() - LOWEST));
    if (await isFree(port)) return port;
  }
  throw new Error("no free port found on 127.0.0.1");
}

/** Whether one could listen on this port of 127.0.0.1 now. */
export function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen(port, "127.0.0.1", () => server.close(() => resolve(true)));
  });
}

/** Rejects when somebody listens on the port already: their answers would be taken for those of the server we start. */
export async function requireFree(port: number, name: string): Promise<void> {
  if (!(await isFree(port))) throw new Error(`${name} did not start: port ${port} of 127.0.0.1 is taken`);
}

/**
 * Connects, sends `say` (if any) and answers with the first bytes that come back as latin1 text; undefined when nobody
 * listens or nothing comes within a second. Enough to see that MariaDB greets and that Redis answers PING.
 */
export function firstAnswer(host: string, port: number, say?: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    const socket = connect({ host, port });
    const done = (answer?: string) => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(1_000, () => done());
    socket.once("error", () => done());
    socket.once("close", () => done());
    socket.once("connect", () => say && socket.write(say));
    socket.once("data", (data) => done(data.toString("latin1")));
  });
}

function firstOutgoingPort(): number {
  try {
    const first = Number(readFileSync("/proc/sys/net/ipv4/ip_local_port_range", "utf8").split(/\s+/)[0]);
    return first > LOWEST + 1_000 ? first : 32_768;
  } catch {
    return 32_768;
  }
}
