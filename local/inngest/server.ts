/** Puts the parts together and opens the port. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createDispatch } from "./dispatch.ts";
import type { Engine, Settings } from "./engine.ts";
import { deliverOwn } from "./events.ts";
import { createFunctionBook } from "./functions.ts";
import { HttpError, reply } from "./http.ts";
import { createJobs, type Job } from "./jobs.ts";
import { log as logLine } from "./log.ts";
import { startPruning } from "./prune.ts";
import { route } from "./routes.ts";
import { openStore } from "./store.ts";

export interface Options extends Partial<Settings> {
  /** 0 takes a free one. */
  port: number;
  /** Folder for the store; made when it is missing. */
  dataDir: string;
  host?: string;
  /** Milliseconds since 1970. */
  now?: () => number;
  log?: (event: string, fields?: Record<string, unknown>) => void;
  /** Called when the store fails: memory and disk may disagree then, and only a new start mends it. */
  onFatal?: (error: unknown) => void;
}

const DEFAULTS: Settings = {
  calls: 32,
  retryBase: 1000,
  callTimeout: 2 * 3_600_000,
  keepCompleted: 86_400_000,
  keepFailed: 14 * 86_400_000,
  keepRuns: 100_000,
  pruneEvery: 15_000,
};

/** Starts a stand-in: opens its store, makes again the calls that were in flight, listens. Rejects when the folder or port is taken. */
export async function startInngest(options: Options): Promise<{ url: string; stop(): Promise<void> }> {
  const { port, dataDir, host = "127.0.0.1", now = Date.now, log = logLine, onFatal = fail, ...settings } = options;
  const store = openStore(dataDir);
  const all = { ...DEFAULTS, ...settings };
  const dispatch = createDispatch(() => engine, all.calls);
  const fire = (jobs: Job[]) => {
    try {
      dispatch.fire(jobs);
    } catch (error) {
      onFatal(error);
    }
  };
  const engine: Engine = {
    settings: all,
    store,
    functions: createFunctionBook(store),
    jobs: createJobs(store, now, fire),
    waitPaths: new Map(),
    now,
    log,
    deliver: (event) => deliverOwn(engine, event),
    fatal: onFatal,
  };
  for (const { event, path } of store.waitPaths()) {
    engine.waitPaths.set(event, (engine.waitPaths.get(event) ?? new Set()).add(path));
  }

  const server = createServer((incoming, response) => {
    route(engine, incoming).then(
      ({ status, body }) => reply(response, status, body),
      (error) => {
        if (error instanceof HttpError) reply(response, error.status, { error: error.message, status: error.status });
        else if (incoming.destroyed && !incoming.complete)
          return; // the caller went away while sending
        else onFatal(error);
      },
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  }).catch((error) => {
    store.close();
    throw error;
  });
  engine.jobs.load();
  const stopPruning = startPruning(engine);

  return {
    url: `http://${host}:${(server.address() as AddressInfo).port}`,
    async stop() {
      stopPruning();
      dispatch.stop();
      engine.jobs.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      store.close();
    },
  };
}

function fail(error: unknown): never {
  logLine("stand-in failed", { error: error instanceof Error ? error.stack : String(error) });
  process.exit(1);
}
