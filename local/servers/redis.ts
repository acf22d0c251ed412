/** A private Redis: one server with an append-only file, nothing evicted; alone, or one of a cluster. */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { type Child, type ChildOptions, startChild, waitFor } from "./child.ts";
import { firstAnswer, requireFree } from "./ports.ts";

/**
 * Starts Redis on 127.0.0.1 with its data in `dir` and answers when it has loaded them.
 * After kill -9 at most the last second of writes is lost (`everysec`), as in production.
 */
export async function startRedis(o: {
  dir: string;
  port: number;
  /** Where the servers of a cluster talk to each other; undefined for a server of its own. */
  busPort?: number;
  logFile?: string;
  born?: ChildOptions["born"];
}): Promise<Child & { url: string }> {
  await requireFree(o.port, "Redis");
  if (o.busPort) await requireFree(o.busPort, "Redis");
  mkdirSync(o.dir, { recursive: true });
  const logFile = o.logFile ?? join(o.dir, "redis.log");
  const child = await startChild({
    command: "redis-server",
    args: [
      ...["--port", String(o.port), "--bind", "127.0.0.1", "--dir", o.dir, "--daemonize", "no"],
      ...["--appendonly", "yes", "--appendfsync", "everysec", "--save", ""],
      // Written anew, the log takes a core for a second: not each time that a small one has doubled in the middle of a rush.
      ...["--auto-aof-rewrite-min-size", "512mb"],
      // A full Redis refuses writes loudly; evicting a hold or a unit's state would lose stock in silence.
      ...["--maxmemory-policy", "noeviction"],
      ...(o.busPort ? inCluster(o.busPort) : []),
    ],
    logFile,
    born: o.born,
  });
  await waitFor(child, {
    name: "Redis",
    ready: async () => (await firstAnswer("127.0.0.1", o.port, "PING\r\n"))?.startsWith("+PONG") ?? false,
    withinMs: 30_000,
    logFile,
  });
  return { ...child, url: `redis://127.0.0.1:${o.port}` };
}

/** How long a server may be silent until the others take it for dead; an election comes on top. */
const NODE_TIMEOUT_MS = 2_000;

function inCluster(busPort: number): string[] {
  return [
    ...["--cluster-enabled", "yes", "--cluster-port", String(busPort)],
    ...["--cluster-node-timeout", String(NODE_TIMEOUT_MS)],
    // While one master's place is vacant the shows of the others go on selling.
    ...["--cluster-require-full-coverage", "no"],
    ...["--repl-diskless-sync-delay", "0"],
  ];
}
