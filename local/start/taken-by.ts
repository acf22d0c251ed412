/** A file that says which live process has something for itself: a private folder, an app's build. */
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { readJson } from "./json-file.ts";
import { identify, isStillRunning, type ProcessIdentity } from "./process-identity.ts";

/**
 * Takes what `file` stands for, for this process. Answers with the function that gives it back, or with the pid of the
 * live process that has it. A file left by one that was killed does not count.
 */
export function take(file: string): (() => void) | number {
  mkdirSync(dirname(file), { recursive: true });
  for (;;) {
    try {
      writeFileSync(file, JSON.stringify(identify(process.pid)), { flag: "wx", mode: 0o600 });
      return () => rmSync(file, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
      const other = readJson<ProcessIdentity>(file);
      if (other && isStillRunning(other)) return other.pid;
      rmSync(file, { force: true });
    }
  }
}
