import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { environmentWith } from "./toolchain.mjs";

/**
 * Runs a .ts file with the given Node and ends as it ends. Signals are passed on: Ctrl-C reaches the child by itself
 * as well (one process group), so it must take two of the same press for one.
 *
 * @param {import("./toolchain.mjs").Tools} tools
 * @param {URL} file
 * @param {string[]} args
 */
export async function handOver(tools, file, args) {
  const child = spawn(tools.node, [fileURLToPath(file), ...args], { stdio: "inherit", env: environmentWith(tools) });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  if (process.env.npm_lifecycle_event) whenOrphaned(() => child.kill("SIGTERM"));
  const [code, signal] = await new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (...ending) => resolve(ending));
  });
  process.exit(code ?? (signal === "SIGINT" ? 130 : 1));
}

/** npm passes SIGTERM to its shell, which dies of it without a word to us: what is left to see is another parent. */
function whenOrphaned(act) {
  const parent = process.ppid;
  const look = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(look);
    act();
  }, 500).unref();
}
