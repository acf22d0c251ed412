/** kill -9 of the stand-in, of the worker, of both, again and again: every run ends, no acknowledged step runs twice. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { freePort } from "../servers/ports.ts";
import { REAL, register, runsOfEvent, until } from "./testing/app.ts";
import { type Killable, killable } from "./testing/process.ts";

const RUNS = 8;
/** Different lines that one run of the worker's function writes. */
const STEPS = 15;
const ending: (() => Promise<void> | void)[] = [];
afterAll(async () => {
  for (const end of ending) await end();
});

describe.concurrent("when processes are killed", () => {
  it.skipIf(REAL)("the stand-in dies in the middle of runs", { timeout: 90_000 }, async () => {
    const place = await startPlace();
    const events = await place.send();
    for (let i = 0; i < 3; i++) {
      await place.progress(30);
      await place.server?.kill();
      await place.server?.start();
    }
    await place.finish(events);
  });

  it("the worker dies in the middle of runs", { timeout: 90_000 }, async () => {
    const place = await startPlace();
    const events = await place.send();
    for (let i = 0; i < 3; i++) {
      await place.progress(30);
      await place.worker.kill();
      await place.worker.start();
    }
    await place.finish(events);
  });

  it.skipIf(REAL)("both die, and the worker comes back later", { timeout: 90_000 }, async () => {
    const place = await startPlace();
    const events = await place.send();
    for (let i = 0; i < 3; i++) {
      await place.progress(30);
      await Promise.all([place.server?.kill(), place.worker.kill()]);
      await place.server?.start();
      await place.worker.start();
    }
    await place.finish(events);
  });
});

async function startPlace() {
  const dir = mkdtempSync(join(tmpdir(), "inngest-kills-"));
  const file = join(dir, "steps");
  writeFileSync(file, "");
  const [port, workerPort] = [await freePort(), await freePort()];
  const url = REAL ?? `http://127.0.0.1:${port}`;
  const here = (path: string) => new URL(path, import.meta.url).pathname;
  const serverEnv = { INNGEST_PORT: `${port}`, INNGEST_DATA_DIR: join(dir, "data"), INNGEST_RETRY_BASE_MS: "50" };
  const server: Killable | undefined = REAL ? undefined : killable(here("main.ts"), serverEnv, `${url}/health`);
  const serve = `http://127.0.0.1:${workerPort}/api/inngest`;
  const env = { WORKER_PORT: `${workerPort}`, INNGEST_URL: url, STEPS_FILE: file };
  const worker = killable(here("testing/worker.ts"), env, serve);
  ending.push(async () => {
    await worker.end();
    await server?.end();
    rmSync(dir, { recursive: true, force: true });
  });
  await server?.start();
  await worker.start();
  await register(serve);
  const lines = () => readFileSync(file, "utf8").trim().split("\n");

  return {
    server,
    worker,
    /** Starts the runs; answers their events' ids. */
    async send(): Promise<string[]> {
      const body = JSON.stringify(Array.from({ length: RUNS }, (_, k) => ({ name: "killed/chain", data: { k } })));
      const answer = await fetch(`${url}/e/test`, { method: "POST", body });
      return ((await answer.json()) as { ids: string[] }).ids;
    },
    /** Waits until so many more steps have begun, or all have ended. */
    async progress(more: number): Promise<void> {
      const before = lines().length;
      const all = RUNS * STEPS;
      await until("steps go on", 30, () => lines().length >= Math.min(before + more, all));
    },
    async finish(events: string[]): Promise<void> {
      for (const id of events) {
        const run = await until(`run of ${id} has ended`, 60, async () =>
          (await runsOfEvent(url, id)).find((r) => r.status !== "Running"),
        );
        expect([run.status, run.output]).toEqual(["Completed", "done"]);
      }
      expect(repeatedAfterAcknowledged(lines())).toEqual([]);
      expect(new Set(lines()).size).toBe(RUNS * STEPS);
    },
  };
}

/** Steps that ran again after a later one had begun: the SDK begins a step only when the one before is acknowledged. */
function repeatedAfterAcknowledged(lines: string[]): string[] {
  const furthest = new Map<string, number>();
  return lines.filter((line) => {
    const [, run = "", step] = line.split(" ");
    const before = furthest.get(run) ?? 0;
    furthest.set(run, Math.max(before, Number(step)));
    return Number(step) < before;
  });
}
