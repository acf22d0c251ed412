import { spawn } from "node:child_process";
import { createWriteStream, mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Counter } from "../audit/audit.ts";
import type { Mutant } from "./mutant.ts";
import { mutantNamed, mutants } from "./mutants.ts";
import { applyEdits, makeScratchCopy, undoEdits } from "./scratch-copy.ts";

const root = join(import.meta.dirname, "../../..");
const dir = join(root, ".kaimu/mutants");
const scratch = join(dir, "copy");

/** A drill that takes longer, once its platform runs, has not found anything. */
const withinMs = 90_000;
/** A busy machine takes its time to start a platform. */
const startWithinMs = 120_000;

/**
 * Makes each mutant in a copy of the repo, runs its drill there, and prints a line for it; true when the audit has found every one. With
 * `unpatched` the same drills are run on the product as it is, and none may find anything: what is found is then the mutant's doing.
 */
export async function runMutants(o: { only: string[]; unpatched: boolean; seed: number }): Promise<boolean> {
  const chosen = o.only.length > 0 ? o.only.map(mutantNamed) : mutants;
  makeScratchCopy(root, scratch);
  const before = Date.now();
  let well = true;
  for (const mutant of chosen) {
    const { line, asWanted } = await runOne(mutant, o);
    console.log(line);
    well &&= asWanted;
  }
  console.log(`mutants: ${chosen.length} in ${Math.round((Date.now() - before) / 1000)} s, seed ${o.seed}`);
  return well;
}

async function runOne(
  mutant: Mutant,
  o: { unpatched: boolean; seed: number },
): Promise<{ line: string; asWanted: boolean }> {
  const { name, counter, edits } = mutant;
  const since = Date.now();
  const told = (value: string, asWanted: boolean) => {
    const outcome = o.unpatched ? (asWanted ? "clean" : "FOUND") : asWanted ? "caught" : "MISSED";
    const seconds = Math.round((Date.now() - since) / 1000);
    return {
      line: `${o.unpatched ? "unpatched" : "mutant"} ${name} ${counter}=${value} ${outcome} ${seconds} s`,
      asWanted,
    };
  };
  try {
    if (!o.unpatched) applyEdits(scratch, edits);
    const found = await drill(name, counter, o.seed);
    // A drill that did not come to its end proves nothing, neither way.
    if (found === undefined) return told(`? (see ${logOf(name)})`, false);
    return told(String(found), found > 0 !== o.unpatched);
  } catch (error) {
    return told(`? (${(error as Error).message})`, false);
  } finally {
    undoEdits(root, scratch, edits);
  }
}

/** Runs the mutant's drill in the copy and reads the counter from its last line; undefined when it did not come to that. */
function drill(name: string, counter: Counter, seed: number): Promise<number | undefined> {
  mkdirSync(dir, { recursive: true });
  const log = createWriteStream(logOf(name));
  const child = spawn(process.execPath, ["tests/faults/faults.ts", "--drill", name, "--seed", String(seed)], {
    cwd: scratch,
    stdio: ["ignore", "pipe", "pipe"],
  });
  // It stops its own processes, and has a while for it.
  let late = setTimeout(() => child.kill("SIGTERM"), startWithinMs);
  const passOn = () => child.kill("SIGTERM");
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, passOn);
  let said = "";
  let started = false;
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk: Buffer) => {
      said += chunk;
      log.write(chunk);
      if (started || !said.includes(" buyers, ")) return;
      started = true;
      clearTimeout(late);
      late = setTimeout(() => child.kill("SIGTERM"), withinMs);
    });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", () => {
      clearTimeout(late);
      for (const signal of ["SIGINT", "SIGTERM"] as const) process.off(signal, passOn);
      log.end();
      const found = new RegExp(`^faults: .*\\b${counter}=(\\d+)`, "m").exec(said)?.[1];
      resolve(found === undefined ? undefined : Number(found));
    });
  });
}

const logOf = (name: string) => join(dir, `${name}.log`);
