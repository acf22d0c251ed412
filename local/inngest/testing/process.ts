/** Processes that tests start, kill without warning, and start again. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { until } from "./app.ts";

export interface Killable {
  /** Starts it (again) and waits until its address answers. */
  start(): Promise<void>;
  /** kill -9, and waits for its end. */
  kill(): Promise<void>;
  /** The same for good: a test that ran out of time may still be about to start it again. */
  end(): Promise<void>;
}

/** A Node process that runs `script` with `env` and is up when `address` answers anything. */
export function killable(script: string, env: Record<string, string>, address: string): Killable {
  let child: ChildProcess | undefined;
  let over = false;

  async function kill(): Promise<void> {
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, "exit");
    child.kill("SIGKILL");
    await ended;
  }

  return {
    async start() {
      if (over) throw new Error(`${script} is not started again`);
      child = spawn(process.execPath, [script], { env: { ...process.env, ...env }, stdio: "ignore" });
      const started = child;
      await until(`${script} answers`, 30, async () => {
        if (started.exitCode !== null) throw new Error(`${script} ended with ${started.exitCode}`);
        return fetch(address).then(
          () => true,
          () => false,
        );
      });
    },
    kill,
    async end() {
      over = true;
      await kill();
    },
  };
}
