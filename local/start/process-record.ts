/** `run/processes.json`: which children run, by name, so that tests can kill them and the next start can end leftovers. */
import { rmSync } from "node:fs";
import { killGroup } from "../servers/child.ts";
import { readJson, writeJson } from "./json-file.ts";
import { identify, isStillRunning, type ProcessIdentity } from "./process-identity.ts";

export type ProcessRecord = Record<string, ProcessIdentity>;

/** A record that is written out at every change. */
export function keepRecord(file: string) {
  const running: ProcessRecord = {};
  function write(): void {
    writeJson(file, running);
  }
  return {
    add(name: string, pid: number): void {
      const identity = identify(pid);
      if (identity) running[name] = identity;
      write();
    },
    remove(name: string): void {
      delete running[name];
      write();
    },
  };
}

/**
 * Ends the recorded processes of a launcher that was killed: politely, after `graceMs` for sure, each with its process
 * group. A process that only has the same pid is left alone. Answers with the names of those it ended.
 */
export async function endLeftovers(file: string, graceMs = 5_000): Promise<string[]> {
  const left = Object.entries(readJson<ProcessRecord>(file) ?? {}).filter(([, process]) => isStillRunning(process));
  for (const [, { pid }] of left) process.kill(pid, "SIGTERM");
  const deadline = Date.now() + graceMs;
  while (left.some(([, process]) => isStillRunning(process)) && Date.now() < deadline)
    await new Promise((resolve) => setTimeout(resolve, 50));
  for (const [, { pid }] of left) killGroup(pid);
  rmSync(file, { force: true });
  return left.map(([name]) => name);
}
