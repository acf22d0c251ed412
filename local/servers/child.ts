/**
 * A server process of our own: in a process group of its own, its output in a file, ended for sure.
 *
 * Own group: Ctrl-C reaches the launcher alone, which then stops its children in order (Nginx first, stores last).
 * Parent-death signal (`setpriv`, part of util-linux): when the launcher or a test runner is killed with -9, the kernel
 * sends the child SIGTERM, so that nothing runs on unseen. Linux binds that signal to the *thread* that spawned it.
 */
import { spawn } from "node:child_process";
import {
  appendFileSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  statSync,
} from "node:fs";
import { dirname } from "node:path";

const KEEP_LOG_BYTES = 1_000_000;
const START_MARK = "=== started";
const PARENT_DEATH = ["/usr/bin/setpriv", "/bin/setpriv"].find((path) => existsSync(path));

export type Child = {
  pid: number;
  /** Settles when the process has ended, with how it ended ("exit code 1", "signal SIGKILL"). */
  exited: Promise<string>;
  /** Sends a signal to this process alone; nothing happens when it has ended. */
  kill(signal: NodeJS.Signals): void;
  /** Ends it: its polite signal, after the grace SIGKILL; what is left of its process group is killed as well. */
  stop(): Promise<void>;
};

export type ChildOptions = {
  command: string;
  args: string[];
  /** The output is appended here; an older, larger file is moved to `.1` first. */
  logFile: string;
  cwd?: string;
  env?: Record<string, string | undefined>;
  /** The polite signal; SIGTERM unless told. */
  stopSignal?: NodeJS.Signals;
  /** How long (ms) the polite signal may take; 8 s unless told. */
  graceMs?: number;
  /** Told of the child as soon as it runs, long before it is ready: whoever must be able to end it in between listens. */
  born?: (child: Child) => void;
};

/** Starts the process; rejects when the command cannot be run. It says nothing of the server being ready: `waitFor` does. */
export async function startChild(options: ChildOptions): Promise<Child> {
  const log = openLog(options.logFile);
  const argv = [options.command, ...options.args];
  const [command, ...args] = PARENT_DEATH ? [PARENT_DEATH, "--pdeathsig", "TERM", ...argv] : argv;
  const child = spawn(command as string, args, {
    cwd: options.cwd,
    env: options.env ?? process.env,
    stdio: ["ignore", log, log],
    detached: true,
  });
  closeSync(log);
  const exited = new Promise<string>((resolve) => {
    child.once("exit", (code, signal) => resolve(signal ? `signal ${signal}` : `exit code ${code}`));
  });
  await new Promise<void>((resolve, reject) => {
    child.once("spawn", resolve);
    child.once("error", (error) => reject(new Error(`${options.command} cannot be run: ${error.message}`)));
  });
  const pid = child.pid as number;

  async function end(): Promise<void> {
    child.kill(options.stopSignal ?? "SIGTERM");
    const ended = await Promise.race([exited, pause(options.graceMs ?? 8_000)]);
    if (ended === undefined) child.kill("SIGKILL");
    await exited;
    killGroup(pid);
  }
  let ending: Promise<void> | undefined;
  const started: Child = {
    pid,
    exited,
    kill: (signal) => void child.kill(signal),
    stop: () => {
      ending ??= end();
      return ending;
    },
  };
  options.born?.(started);
  return started;
}

/** Kills whatever still runs in the process group of a child that has ended (Nginx's workers outlive a killed master). */
export function killGroup(pid: number): void {
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
    // no such group: nothing was left
  }
}

/**
 * Tries until `ready` answers true, every 50 ms. Rejects when the child ends first or the deadline (ms from now)
 * passes, with the last lines of its log; the child is stopped then.
 */
export async function waitFor(
  child: Child,
  what: { name: string; ready: () => Promise<boolean>; withinMs: number; logFile: string },
): Promise<void> {
  const deadline = Date.now() + what.withinMs;
  let ended: string | undefined;
  child.exited.then((how) => {
    ended = how;
  });
  while (!(await what.ready().catch(() => false))) {
    if (ended === undefined && Date.now() < deadline) {
      await pause(50);
      continue;
    }
    const why = ended ?? `no answer within ${Math.round(what.withinMs / 1000)} s`;
    await child.stop();
    throw new Error(`${what.name} did not start (${why}).\n${lastLines(what.logFile)}`);
  }
}

/** The end of a log, for the terminal: what the last process that wrote to it said. */
export function lastLines(file: string, count = 15): string {
  if (!existsSync(file)) return `(no log at ${file})`;
  const said = readFileSync(file, "utf8").split(START_MARK).at(-1) ?? "";
  const lines = said.trimEnd().split("\n").slice(1).slice(-count);
  return [`last lines of ${file}:`, ...lines.map((line) => `  ${line}`)].join("\n");
}

function openLog(file: string): number {
  mkdirSync(dirname(file), { recursive: true });
  if (existsSync(file) && statSync(file).size > KEEP_LOG_BYTES) renameSync(file, `${file}.1`);
  appendFileSync(file, `${START_MARK} ${new Date().toISOString()}\n`);
  return openSync(file, "a");
}

function pause(ms: number): Promise<undefined> {
  return new Promise((resolve) => setTimeout(() => resolve(undefined), ms).unref());
}
