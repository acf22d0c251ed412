/** Keeps the logs of a platform that runs for long from filling the disk. */
import { existsSync, readdirSync, statSync, truncateSync } from "node:fs";
import { join } from "node:path";

const LARGEST_BYTES = 50_000_000;

/** Looks every minute and empties files that have grown too large (all are opened for appending). Answers with the stop. */
export function watchLogSizes(dirs: string[]): () => void {
  const timer = setInterval(() => {
    for (const dir of dirs.filter((path) => existsSync(path)))
      for (const file of readdirSync(dir).filter((name) => name.endsWith(".log")))
        if (statSync(join(dir, file)).size > LARGEST_BYTES) truncateSync(join(dir, file));
  }, 60_000).unref();
  return () => clearInterval(timer);
}
