/** One launcher a private folder: `run/launcher.json` names the one that runs. */
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { readJson } from "./json-file.ts";
import { identify, isStillRunning, type ProcessIdentity } from "./process-identity.ts";

/**
 * Takes the folder for this process; throws when another live launcher has it. A file left by one that was killed
 * does not count. Answers with the function that gives the folder back.
 */
export function takeFolder(file: string): () => void {
  mkdirSync(dirname(file), { recursive: true });
  for (let attempt = 0; attempt < 2; attempt++) {
    try {
      writeFileSync(file, JSON.stringify(identify(process.pid)), { flag: "wx", mode: 0o600 });
      return () => rmSync(file, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
      const other = readJson<ProcessIdentity>(file);
      if (other && isStillRunning(other))
        throw new Error(`Kaimu is running already (process ${other.pid}, ${file}). Stop it with Ctrl-C first.`);
      rmSync(file, { force: true });
    }
  }
  throw new Error(`another start took ${file} at the same moment`);
}
