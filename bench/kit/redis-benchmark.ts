import { execFile } from "node:child_process";
import { promisify } from "node:util";

/** Calls a second by redis-benchmark, sixteen commands at a time on each of its connections. */
export async function redisBenchmark(o: {
  url: string;
  calls: number;
  /** `__rand_int__` in the command is a number below this. */
  below: number;
  command: (string | number)[];
}): Promise<{ perSecond: number }> {
  const { hostname, port } = new URL(o.url);
  const args = ["-h", hostname, "-p", port, "-P", 16, "-c", 8, "-n", o.calls, "-r", o.below, "--csv", ...o.command];
  const { stdout } = await promisify(execFile)("redis-benchmark", args.map(String));
  // "test","rps",… and below it the values; the test's name is the command itself and may hold anything.
  const fields = stdout.trim().split("\n").at(-1)?.split('","') ?? [];
  const perSecond = Number(fields.at(-7));
  if (!Number.isFinite(perSecond)) throw new Error(`redis-benchmark said: ${stdout}`);
  return { perSecond };
}
