/** A private Redis: one node with an append-only file, nothing evicted. */
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
  logFile?: string;
  born?: ChildOptions["born"];
}): Promise<Child & { url: string }> {
  await requireFree(o.port, "Redis");
  mkdirSync(o.dir, { recursive: true });
  const logFile = o.logFile ?? join(o.dir, "redis.log");
  const child = await startChild({
    command: "redis-server",
    args: [
      ...["--port", String(o.port), "--bind", "127.0.0.1", "--dir", o.dir, "--daemonize", "no"],
      ...["--appendonly", "yes", "--appendfsync", "everysec", "--save", ""],
      // A full Redis refuses writes loudly; evicting a hold or a unit's state would lose stock in silence.
      ...["--maxmemory-policy", "noeviction"],
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
