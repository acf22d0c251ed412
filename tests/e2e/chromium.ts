import { existsSync } from "node:fs";
import { join } from "node:path";
import { ensurePackages } from "../../local/start/packages.ts";

/** Debian's Chromium; installed when it is missing, unless CHROMIUM names another one. */
export async function ensureChromium(): Promise<void> {
  if (process.env.CHROMIUM) return;
  const chromium = {
    apt: "chromium",
    present: () => existsSync("/usr/bin/chromium"),
    instead: "CHROMIUM=/path/to/chromium",
  };
  const logFile = join(import.meta.dirname, "../../.kaimu/logs/apt-chromium.log");
  await ensurePackages([chromium], { logFile, note: (line) => process.stdout.write(`${line}\n`) });
}
