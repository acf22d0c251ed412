/**
 * A stand-in for the Inngest server, for one machine only.
 *
 * It speaks the HTTP protocol of the SDK (`inngest` 4) so that a machine that cannot have the real server still runs
 * durable functions: register, events, steps and checkpoints, sleeps, waitForEvent, invoke, parallel steps, retries,
 * onFailure, cancelOn, cron, idempotency, concurrency. It has no cluster, no accounts, no signatures and no screens, binds
 * to the loopback address, and refuses functions that ask for what it does not do (throttle, batchEvents, debounce,
 * rateLimit, priority, singleton, timeouts). In production the address of a real Inngest server takes its place.
 *
 * Its state is one SQLite file: killing it or a worker at any moment loses no run and repeats no acknowledged step. A
 * call that was in flight is made again with all that was acknowledged.
 *
 *   INNGEST_PORT=8288 INNGEST_DATA_DIR=.kaimu/inngest node local/inngest/main.ts
 *
 * INNGEST_PORT            where it listens (required)
 * INNGEST_DATA_DIR        its folder (required); a second stand-in on the same folder does not start
 * HOST                    address to bind, default 127.0.0.1
 * INNGEST_RETRY_BASE_MS   delay before the first retry, default 1000; doubles each time up to a minute
 *
 * Besides what the SDK calls: GET /health; GET /v1/runs?status=failed&limit=20; GET /v1/runs/{id};
 * POST /v1/runs/{id}/rerun; GET /v1/events/{id}/runs.
 */
import { log } from "./log.ts";
import { startInngest } from "./server.ts";

const port = Number(process.env.INNGEST_PORT);
const dataDir = process.env.INNGEST_DATA_DIR;
if (!Number.isInteger(port) || !dataDir) {
  log("not started", { error: "INNGEST_PORT and INNGEST_DATA_DIR must be set" });
  process.exit(1);
}
const retryBase = Number(process.env.INNGEST_RETRY_BASE_MS ?? 1000);

const inngest = await startInngest({ port, dataDir, host: process.env.HOST || "127.0.0.1", retryBase }).catch(
  (error) => {
    log("not started", { error: error instanceof Error ? error.message : String(error) });
    process.exit(1);
  },
);
log("listening", { url: inngest.url });

for (const signal of ["SIGTERM", "SIGINT"] as const) {
  process.once(signal, () => inngest.stop().then(() => process.exit(0)));
}
