/**
 * A supported Node and pnpm, and the workspace's dependencies. Plain JavaScript without packages, because it runs
 * before either is there and on older Nodes. What is missing goes into `.kaimu/tools`; nothing global is touched.
 */
import { execFile, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const NODE_MAJOR = 24;
const NODE_VERSION = "24.21.0";
const PNPM_MAJOR = 12;
const PNPM_VERSION = "12.21.0";

const root = fileURLToPath(new URL("../..", import.meta.url));
const toolsDir = join(root, ".kaimu", "tools");
const toolsBin = join(toolsDir, "bin");

/**
 * The tools of this machine that are new enough, else those of `.kaimu/tools`, installed there by npm when missing.
 * Ends the process with a sentence that says what to install when that cannot be done.
 *
 * @returns {Promise<import("./toolchain.mjs").Tools>}
 */
export async function ensureTools() {
  const [node, pnpm] = await Promise.all([findNode(), findPnpm()]);
  if (node && pnpm) return { node, pnpm };
  const packages = [...(pnpm ? [] : [`pnpm@${PNPM_VERSION}`]), ...(node ? [] : [`${nodePackage()}@${NODE_VERSION}`])];
  console.log(`installing ${packages.join(" and ")} into .kaimu/tools`);
  mkdirSync(toolsDir, { recursive: true });
  const code = await run("npm", ["install", "-g", "--prefix", toolsDir, "--allow-scripts=pnpm", ...packages]);
  const tools = { node: await findNode(), pnpm: await findPnpm() };
  if (code === 0 && tools.node && tools.pnpm) return tools;
  giveUp(
    `npm could not install ${packages.join(" and ")}. Install Node ${NODE_MAJOR} and pnpm ${PNPM_MAJOR} yourself.`,
  );
}

/**
 * Installs the workspace's dependencies when the lockfile has changed since the last time. Throws when pnpm fails.
 *
 * @param {import("./toolchain.mjs").Tools} tools
 * @param {{ output?: "inherit" | "ignore" | number }} [options] where pnpm's output goes
 */
export async function ensureDependencies(tools, { output = "inherit" } = {}) {
  const wanted = createHash("sha256");
  for (const file of ["pnpm-lock.yaml", "pnpm-workspace.yaml"]) wanted.update(readFileSync(join(root, file)));
  const digest = wanted.digest("hex");
  // Inside node_modules, so that deleting that folder forgets it as well.
  const stamp = join(root, "node_modules", ".kaimu-installed");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === digest) return;
  const code = await run(tools.pnpm, ["install", "--frozen-lockfile", "--config.confirmModulesPurge=false"], {
    cwd: root,
    env: environmentWith(tools),
    stdio: ["ignore", output, output],
  });
  if (code !== 0) throw new Error("pnpm install failed");
  writeFileSync(stamp, digest);
}

/**
 * This process's environment with the tools in front of PATH and without what npm told its own script.
 *
 * @param {import("./toolchain.mjs").Tools} tools
 * @returns {Record<string, string>}
 */
export function environmentWith(tools) {
  const own = Object.entries(process.env).filter(([name]) => !/^(npm_|INIT_CWD$)/i.test(name));
  const path = [dirname(tools.node), dirname(tools.pnpm), process.env.PATH].join(delimiter);
  return { ...Object.fromEntries(own), PATH: path };
}

async function findNode() {
  for (const candidate of [process.execPath, join(toolsBin, "node"), ...onPath("node")]) {
    if (existsSync(candidate) && (await major(candidate)) >= NODE_MAJOR) return candidate;
  }
}

async function findPnpm() {
  for (const candidate of [join(toolsBin, "pnpm"), ...onPath("pnpm")]) {
    if (existsSync(candidate) && (await major(candidate)) === PNPM_MAJOR) return candidate;
  }
}

function onPath(name) {
  return (process.env.PATH ?? "").split(delimiter).map((dir) => join(dir, name));
}

/** The major version a command reports, 0 when it reports none. */
function major(command) {
  return new Promise((resolve) => {
    // Outside the repo: there pnpm would first compare itself with what the workspace asks for.
    execFile(command, ["--version"], { cwd: "/", timeout: 10_000 }, (error, stdout) =>
      resolve(error ? 0 : Number.parseInt(stdout.trim().replace(/^v/, ""), 10) || 0),
    );
  });
}

function nodePackage() {
  if (process.platform === "linux" && ["x64", "arm64"].includes(process.arch)) return `node-linux-${process.arch}`;
  giveUp(`Node ${NODE_MAJOR} or newer is needed, and this script can install it on Linux only. Install it yourself.`);
}

function run(command, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: ["ignore", "inherit", "inherit"], ...options });
    child.once("error", () => resolve(1));
    child.once("exit", (code) => resolve(code ?? 1));
  });
}

/** @returns {never} */
function giveUp(sentence) {
  console.error(sentence);
  process.exit(1);
}
