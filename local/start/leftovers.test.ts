import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { readJson, writeJson } from "./json-file.ts";
import { identify, type ProcessIdentity } from "./process-identity.ts";
import { endLeftovers, keepRecord } from "./process-record.ts";
import { take } from "./taken-by.ts";

const dir = mkdtempSync(join(tmpdir(), "kaimu-leftovers-"));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

async function sleeper(command = "exec sleep 60") {
  const child = spawn("sh", ["-c", command], { detached: true, stdio: "ignore" });
  await once(child, "spawn");
  return child;
}

test("children that a killed launcher left running are ended by the next start", async () => {
  const file = join(dir, "left.json");
  const record = keepRecord(file);
  const polite = await sleeper();
  const stubborn = await sleeper("trap '' TERM; while :; do sleep 1; done");
  record.add("gateway", polite.pid as number);
  record.add("mariadb", stubborn.pid as number);
  expect((await endLeftovers(file, 300)).sort()).toEqual(["gateway", "mariadb"]);
  await Promise.all([polite, stubborn].map((child) => child.exitCode ?? child.signalCode ?? once(child, "exit")));
  expect(await endLeftovers(file)).toEqual([]);
});

test("a stranger that was given a leftover's pid is left alone", async () => {
  const file = join(dir, "recycled.json");
  const stranger = await sleeper();
  const now = identify(stranger.pid as number) as ProcessIdentity;
  writeJson(file, { worker: { ...now, startTime: String(Number(now.startTime) - 1) } });
  expect(await endLeftovers(file)).toEqual([]);
  writeJson(file, { worker: { ...now, boot: "another boot of this machine" } });
  expect(await endLeftovers(file)).toEqual([]);
  expect(stranger.exitCode ?? stranger.signalCode).toBeNull();
  stranger.kill("SIGKILL");
});

test("a second start in the same folder is told who runs there; one that was killed blocks nothing", async () => {
  const file = join(dir, "run", "launcher.json");
  const giveBack = take(file);
  expect(take(file)).toBe(process.pid);
  (giveBack as () => void)();
  const killed = await sleeper();
  writeJson(file, identify(killed.pid as number));
  killed.kill("SIGKILL");
  await once(killed, "exit");
  expect(take(file)).toBeTypeOf("function");
  expect(readJson<ProcessIdentity>(file)?.pid).toBe(process.pid);
});
