import { spawn } from "node:child_process";
import { join } from "node:path";

/** The repo's root; every step runs there. */
export const root = join(import.meta.dirname, "../..");

/** How many tests ran, over all runners. */
export interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

export interface Step {
  name: string;
  command: string;
  args: string[];
  env?: Record<string, string>;
}

/** Runs one step; its output is shown when it fails, or as it comes when `live`. True when it ended well. */
export async function runStep({ name, command, args, env }: Step, o: { live?: boolean } = {}): Promise<boolean> {
  const since = Date.now();
  const child = spawn(command, args, {
    cwd: root,
    env: {
      ...process.env,
      PATH: `${join(root, "node_modules/.bin")}:${process.env.PATH}`,
      NEXT_TELEMETRY_DISABLED: "1",
      ...env,
    },
    stdio: ["ignore", o.live ? "inherit" : "pipe", o.live ? "inherit" : "pipe"],
  });
  const output: Buffer[] = [];
  child.stdout?.on("data", (chunk: Buffer) => output.push(chunk));
  child.stderr?.on("data", (chunk: Buffer) => output.push(chunk));
  const code = await new Promise<number | null>((resolve) => {
    child.on("close", resolve);
    child.on("error", (error) => {
      output.push(Buffer.from(`${error.message}\n`));
      resolve(null);
    });
  });
  const seconds = ((Date.now() - since) / 1000).toFixed(1);
  process.stdout.write(`${code === 0 ? "ok  " : "FAIL"}  ${name}  ${seconds} s\n`);
  if (code !== 0) process.stdout.write(Buffer.concat(output).toString());
  return code === 0;
}

/** Ends the process with the line that says it all, over all runners. */
export function finish(counts: Counts[], allWell: boolean): never {
  const sum = (key: keyof Counts) => counts.reduce((total, one) => total + one[key], 0);
  const failed = sum("failed") + (allWell || sum("failed") > 0 ? 0 : 1);
  process.stdout.write(`\n${sum("passed")} passed, ${failed} failed, ${sum("skipped")} skipped\n`);
  process.exit(allWell && failed === 0 ? 0 : 1);
}
