import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test, vi } from "vitest";
import { startChild } from "../servers/child.ts";
import { gatherCrew, type Launch } from "./crew.ts";

const dir = mkdtempSync(join(tmpdir(), "kaimu-crew-"));
afterAll(() => rmSync(dir, { recursive: true, force: true }));
const logFile = join(dir, "child.log");
const recordFile = join(dir, "run", "processes.json");

const shell =
  (script: string): Launch =>
  (born) =>
    startChild({ command: "sh", args: ["-c", script], logFile, born, graceMs: 300 });

function runs(pid: number | undefined): boolean {
  return pid !== undefined && existsSync(`/proc/${pid}`);
}

test("a part that is killed comes back under another pid, and is written down", async () => {
  const notes: string[] = [];
  const crew = gatherCrew({ recordFile, note: (line) => notes.push(line) });
  await crew.hire("worker", shell("exec sleep 60"));
  const before = crew.running.get("worker")?.pid;
  crew.running.get("worker")?.kill("SIGKILL");
  await vi.waitFor(() => expect(notes.at(-1)).toBe("worker runs again"), 5_000);
  const after = crew.running.get("worker")?.pid;
  expect(after).not.toBe(before);
  expect(JSON.parse(readFileSync(recordFile, "utf8")).worker.pid).toBe(after);
  await crew.stop();
  expect(runs(after)).toBe(false);
});

test("stopping ends also who ignores it, and what it had started", async () => {
  const crew = gatherCrew({ recordFile, note() {} });
  await crew.hire("web", shell("trap '' TERM; sleep 60 & echo $!; while :; do sleep 1; done"));
  await vi.waitFor(() => expect(lastPid()).toBeGreaterThan(0), 5_000);
  const [parent, child] = [crew.running.get("web")?.pid, lastPid()];
  await crew.stop();
  await vi.waitFor(() => expect([runs(parent), runs(child)]).toEqual([false, false]), 5_000);
});

test("a step that fails shows what it said last", async () => {
  const crew = gatherCrew({ recordFile, note() {} });
  const failing = crew.run("migrate", { command: "sh", args: ["-c", "echo no such table; exit 3"], logFile });
  await expect(failing).rejects.toThrow(/migrate failed \(exit code 3\)[\s\S]*no such table/);
});

function lastPid(): number {
  return Number(readFileSync(logFile, "utf8").trimEnd().split("\n").at(-1));
}
