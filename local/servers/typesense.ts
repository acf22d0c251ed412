/** A private Typesense (search). */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { type Child, type ChildOptions, startChild, waitFor } from "./child.ts";
import { requireFree } from "./ports.ts";

/** Starts the server binary (see `typesense-binary.ts`) on 127.0.0.1 with its data in `dir`; answers when it is healthy. */
export async function startTypesense(o: {
  binary: string;
  dir: string;
  port: number;
  /** Its nodes speak over this port to each other; a single one wants it all the same. */
  peeringPort: number;
  apiKey: string;
  logFile?: string;
  born?: ChildOptions["born"];
}): Promise<Child & { url: string }> {
  await requireFree(o.port, "Typesense");
  await requireFree(o.peeringPort, "Typesense (peering)");
  const data = join(o.dir, "data");
  mkdirSync(data, { recursive: true });
  const logFile = o.logFile ?? join(o.dir, "typesense.log");
  const url = `http://127.0.0.1:${o.port}`;
  const child = await startChild({
    command: o.binary,
    args: [
      ...["--data-dir", data, "--listen-address", "127.0.0.1", "--listen-port", String(o.port)],
      ...["--peering-address", "127.0.0.1", "--peering-port", String(o.peeringPort)],
    ],
    // In the environment: what stands on a command line every user of the machine can read.
    env: { ...process.env, TYPESENSE_API_KEY: o.apiKey },
    logFile,
    born: o.born,
    graceMs: 4_000,
  });
  await waitFor(child, {
    name: "Typesense",
    ready: async () => (await fetch(`${url}/health`, { signal: AbortSignal.timeout(1_000) })).ok,
    withinMs: 60_000,
    logFile,
  });
  return { ...child, url };
}
