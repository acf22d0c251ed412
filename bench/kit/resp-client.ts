import { connect } from "node:net";

/** A command as it goes over the wire. */
export function respCommand(parts: (string | number)[]): Buffer {
  const lines = parts.map((part) => `$${Buffer.byteLength(String(part))}\r\n${part}\r\n`);
  return Buffer.from(`*${parts.length}\r\n${lines.join("")}`);
}

/**
 * Sends commands made beforehand over one raw connection, at most `depth` unanswered at a time, and counts the answers: the least a client can
 * cost, so that nearly all the time is the server's. Throws when an answer is an error or does not begin with OK.
 */
export async function pipeCommands(o: {
  url: string;
  depth: number;
  commands: Buffer[];
  /** The first so many only warm up. */
  warm: number;
}): Promise<{ perSecond: number }> {
  const { hostname, port } = new URL(o.url);
  const socket = connect({ host: hostname, port: Number(port), noDelay: true });
  await new Promise((resolve, reject) => socket.once("connect", resolve).once("error", reject));
  let [sent, answered, began] = [0, 0, performance.now()];
  return new Promise((resolve, reject) => {
    const send = () => {
      // Half the depth at a time: one write for many, as a client that gathers what a turn of its loop brings.
      if (sent < o.commands.length && sent - answered <= o.depth / 2) {
        const to = Math.min(o.commands.length, answered + o.depth);
        socket.write(Buffer.concat(o.commands.slice(sent, to)));
        sent = to;
      }
    };
    const count = countAnswers((refused) => {
      if (refused) reject(new Error(refused));
      answered += 1;
      if (answered === o.warm) began = performance.now();
    });
    socket.on("error", reject);
    socket.on("data", (bytes) => {
      count(bytes);
      if (answered < o.commands.length) return send();
      const perSecond = ((answered - o.warm) * 1_000) / (performance.now() - began);
      socket.destroy();
      resolve({ perSecond });
    });
    send();
  });
}

/** Finds the ends of answers in what comes, and whether each is a list that begins with OK; errors and other codes are told. */
function countAnswers(tell: (refused?: string) => void): (bytes: Buffer) => void {
  let rest: Buffer = Buffer.alloc(0);
  return (bytes) => {
    const all = rest.length > 0 ? Buffer.concat([rest, bytes]) : bytes;
    let at = 0;
    for (let end = endOfAnswer(all, at); end > 0; end = endOfAnswer(all, at)) {
      const ok = all[at] === star && all.toString("latin1", at, Math.min(end, at + 24)).includes("\r\n$2\r\nOK\r\n");
      tell(ok ? undefined : all.toString("latin1", at, Math.min(end, at + 120)));
      at = end;
    }
    rest = all.subarray(at);
  };
}

const star = 42;

/** Where the answer that begins at `from` ends; 0 while it is not whole. */
function endOfAnswer(all: Buffer, from: number): number {
  let at = from;
  for (let left = 1; left > 0; left--) {
    const line = all.indexOf("\r\n", at);
    if (line < 0) return 0;
    const kind = all[at];
    const size = Number(all.toString("latin1", at + 1, line));
    at = line + 2;
    if (kind === star) left += size;
    else if (kind === 36 && size >= 0) at += size + 2;
    if (at > all.length) return 0;
  }
  return at;
}
