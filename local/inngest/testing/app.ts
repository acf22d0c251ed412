/**
 * An app of functions served by the real SDK, and a server to run them: the stand-in, or the real one when
 * INNGEST_TEST_BASE_URL names it. Event names carry the app's id, so that apps on one server do not meet.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Inngest, type InngestFunction } from "inngest";
import { serve } from "inngest/node";
import type { RunView } from "../read-runs.ts";
import { type Options, startInngest } from "../server.ts";

/** Address of the real server the suite is tried against, if any. */
export const REAL = process.env.INNGEST_TEST_BASE_URL;

export interface App {
  client: Inngest;
  server: string;
  /** The event name of this app for a short name. */
  on(name: string): string;
  /** Sends one event and answers the id by which its runs are found. */
  send(name: string, data?: Record<string, unknown>, more?: { id?: string; ts?: number }): Promise<string>;
  runsOf(eventId: string): Promise<RunView[]>;
  /** Waits for the one run of this event to end. */
  end(eventId: string, seconds?: number): Promise<RunView>;
  stop(): Promise<void>;
}

/** Serves the functions that `make` returns and registers them; `options` are for the stand-in. */
export async function startApp(
  name: string,
  make: (client: Inngest, on: (name: string) => string) => InngestFunction.Any[],
  options: Partial<Options> = {},
): Promise<App> {
  const dir = mkdtempSync(join(tmpdir(), "inngest-"));
  const own = REAL
    ? undefined
    : await startInngest({ port: 0, dataDir: dir, retryBase: 50, log: () => {}, ...options });
  const server = REAL ?? (own as { url: string }).url;
  const id = `${name}-${Math.random().toString(36).slice(2, 8)}`;
  const on = (short: string) => `${id}/${short}`;
  const client = new Inngest({ id, isDev: true, baseUrl: server, logger: quiet });
  const worker = createServer(serve({ client, functions: make(client, on) }));
  await new Promise<void>((resolve) => worker.listen(0, "127.0.0.1", resolve));
  await register(`http://127.0.0.1:${(worker.address() as AddressInfo).port}/api/inngest`);

  const runsOf = (eventId: string) => runsOfEvent(server, eventId);
  return {
    client,
    server,
    on,
    runsOf,
    async send(short, data = {}, more = {}) {
      const { ids } = await client.send({ name: on(short), data, ...more });
      return ids[0] as string;
    },
    end: (eventId, seconds = 15) =>
      until(`the run of event ${eventId} has ended`, seconds, async () =>
        (await runsOf(eventId)).find((run) => run.ended_at && run.status !== "Running"),
      ),
    async stop() {
      worker.closeAllConnections();
      await new Promise((resolve) => worker.close(resolve));
      await own?.stop();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

/** Asks a worker to register itself; throws with its message when it is refused. */
export async function register(url: string): Promise<void> {
  const answer = await fetch(url, { method: "PUT" });
  if (!answer.ok) throw new Error(((await answer.json()) as { message: string }).message);
}

/** The runs that a server says were started by an event. */
export async function runsOfEvent(server: string, eventId: string): Promise<RunView[]> {
  const answer = await fetch(`${server}/v1/events/${eventId}/runs`);
  return ((await answer.json()) as { data?: RunView[] }).data ?? [];
}

/** Asks again and again until there is an answer; throws after so many seconds. */
export async function until<T>(what: string, seconds: number, ask: () => Promise<T> | T): Promise<NonNullable<T>> {
  const deadline = Date.now() + seconds * 1000;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (Date.now() > deadline) throw new Error(`not after ${seconds} s: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

const quiet = { debug() {}, info() {}, warn() {}, error() {} };
