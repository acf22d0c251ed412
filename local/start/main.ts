/** `npm start`: everything on one machine, until Ctrl-C. */
import { join, resolve } from "node:path";
import { parseArguments, usage } from "./arguments.ts";
import { givenIn } from "./environment.ts";
import { root } from "./places.ts";
import { beginPlatform } from "./platform.ts";
import { progressOnTerminal } from "./progress.ts";
import { welcome } from "./welcome.ts";

/** One press of Ctrl-C comes up to three times: from the terminal, from npm and from start.mjs. */
const SAME_PRESS_MS = 700;

// The terminal may be gone (closed window) while children still have to be stopped.
process.stdout.on("error", () => {});

try {
  const { reset, cluster, help } = parseArguments(process.argv.slice(2));
  if (help) {
    console.log(usage);
    process.exit(0);
  }
  await run({ reset, cluster });
} catch (error) {
  console.error(`\n${(error as Error).message}`);
  process.exit(1);
}

async function run(o: { reset: boolean; cluster: boolean }): Promise<void> {
  const since = Date.now();
  const platform = beginPlatform({
    dir: process.env.KAIMU_DIR ? resolve(process.env.KAIMU_DIR) : join(root, ".kaimu"),
    ports: process.env.KAIMU_PORTS === "free" ? "free" : "preferred",
    env: givenIn(process.env),
    ...o,
    progress: progressOnTerminal(),
  });
  const interrupted = whenInterrupted(platform.killNow);
  const outcome = await Promise.race([
    interrupted,
    platform.ready.catch(async (error: Error) => {
      await platform.stop();
      throw error;
    }),
  ]);
  if (outcome !== "interrupted") {
    console.log(`\nAll is up after ${((Date.now() - since) / 1_000).toFixed(1)} s. Ctrl-C stops it.`);
    console.log(await welcome(outcome));
    await interrupted;
  }
  console.log("\nstopping");
  await platform.stop();
  console.log("stopped");
  process.exit(0);
}

/** Resolves at the first Ctrl-C (SIGTERM, closed terminal); the second calls `killNow` and ends at once. */
function whenInterrupted(killNow: () => void): Promise<"interrupted"> {
  let last: number | undefined;
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
      process.on(signal, () => {
        const now = Date.now();
        if (last === undefined) resolve("interrupted");
        else if (now - last > SAME_PRESS_MS) {
          killNow();
          process.exit(1);
        }
        last = now;
      });
  });
}
