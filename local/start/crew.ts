/** The children of one platform: started, watched, started again when they die, and stopped in order. */
import { type Child, type ChildOptions, killGroup, lastLines, startChild } from "../servers/child.ts";
import { clusterServers } from "../servers/redis-cluster.ts";
import { keepRecord } from "./process-record.ts";

/** Who is stopped with whom, first to last: nobody loses what he still speaks to. Steps (builds, migrations) go first. */
const stopOrder = [
  ["nginx"],
  ["web", "admin", "ops", "gateway"],
  ["worker"],
  ["inngest", "payment", "mailbox", "invoicing"],
  ["typesense", "redis", ...clusterServers, "mariadb"],
];

const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 5_000;
/** A child that ran this long is well again: its next pause is the first one. */
const WELL_AFTER_MS = 30_000;
/** However long each may take for itself: after this nobody is left. */
const STOP_WITHIN_MS = 13_000;

/** Starts one server and answers when it is ready; tells `born` of the child at once. */
export type Launch = (born: (child: Child) => void) => Promise<Child>;

export type Crew = ReturnType<typeof gatherCrew>;

/** A crew without members; its running children are written to `recordFile`, what happens to them goes to `note`. */
export function gatherCrew(o: { recordFile: string; note: (line: string) => void }) {
  const record = keepRecord(o.recordFile);
  const running = new Map<string, Child>();
  let stopping = false;

  function watch(name: string, child: Child): void {
    if (stopping) void child.stop();
    running.set(name, child);
    record.add(name, child.pid);
    child.exited.then(() => {
      killGroup(child.pid);
      if (running.get(name) !== child) return;
      running.delete(name);
      record.remove(name);
    });
  }

  /**
   * Starts a server and keeps it running from then on, started again after `pauseMs` when it dies. Rejects when it does not become ready
   * the first time.
   */
  async function hire(name: string, launch: Launch, pauseMs = FIRST_PAUSE_MS): Promise<void> {
    if (stopping) throw new Error("stopping");
    void keep(name, launch, await launch((child) => watch(name, child)), pauseMs);
  }

  async function keep(name: string, launch: Launch, first: Child, firstPause: number): Promise<void> {
    let child: Child | undefined = first;
    let pause = firstPause;
    while (!stopping) {
      const since = Date.now();
      const how = child ? await child.exited : "no start";
      if (stopping) return;
      if (Date.now() - since > WELL_AFTER_MS) pause = firstPause;
      if (child) o.note(`${name} ended (${how}); starting it again`);
      await new Promise((resolve) => setTimeout(resolve, pause));
      pause = Math.max(firstPause, Math.min(pause * 2, LONGEST_PAUSE_MS));
      if (stopping) return;
      child = await launch((again) => watch(name, again)).catch((error: Error) => {
        if (!stopping) o.note(error.message);
        return undefined;
      });
      if (child) o.note(`${name} runs again`);
    }
  }

  /** Runs a command to its end; rejects with the last lines of its log when it fails. */
  async function run(name: string, options: ChildOptions): Promise<void> {
    if (stopping) throw new Error("stopping");
    const child = await startChild({ graceMs: 2_000, ...options, born: (born) => watch(name, born) });
    const how = await child.exited;
    if (how !== "exit code 0") throw new Error(`${name} failed (${how}).\n${lastLines(options.logFile)}`);
  }

  /** Stops everybody, group after group, within 13 s; nobody is started again. */
  async function stop(): Promise<void> {
    stopping = true;
    const late = setTimeout(killNow, STOP_WITHIN_MS);
    const servers = new Set(stopOrder.flat());
    const steps = [...running.keys()].filter((name) => !servers.has(name));
    for (const names of [steps, ...stopOrder]) await Promise.all(names.map((name) => running.get(name)?.stop()));
    clearTimeout(late);
  }

  /** Kills everybody at once, for those who press Ctrl-C twice. */
  function killNow(): void {
    stopping = true;
    for (const { pid } of running.values()) killGroup(pid);
  }

  return { hire, run, stop, killNow, running: running as ReadonlyMap<string, Child> };
}
