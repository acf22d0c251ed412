import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { type Counts, root, runStep } from "./steps.ts";

/** Runs the browser tests in Debian's Chromium against a whole platform of their own. */
export async function runBrowser(): Promise<{ well: boolean; counts: Counts }> {
  const report = join(root, ".kaimu/reports/browser.json");
  mkdirSync(join(root, ".kaimu/reports"), { recursive: true });
  rmSync(report, { force: true });
  const well = await runStep({
    name: "tests: browser",
    command: "playwright",
    args: ["test", "--config", "tests/e2e/playwright.config.ts", "--reporter=list,json"],
    env: { PLAYWRIGHT_JSON_OUTPUT_NAME: report },
  });
  try {
    const { expected, unexpected, skipped, flaky } = JSON.parse(readFileSync(report, "utf8")).stats;
    return { well, counts: { passed: expected + flaky, failed: unexpected, skipped } };
  } catch {
    return { well, counts: { passed: 0, failed: 1, skipped: 0 } };
  }
}
