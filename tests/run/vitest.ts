import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { type Counts, root, runStep } from "./steps.ts";

/** Runs the vitest project and counts its tests. */
export async function runVitest(project: "domain" | "outages" | "inngest"): Promise<{ well: boolean; counts: Counts }> {
  const report = join(root, ".kaimu/reports", `${project}.json`);
  mkdirSync(join(root, ".kaimu/reports"), { recursive: true });
  rmSync(report, { force: true });
  const well = await runStep({
    name: `tests: ${project}`,
    command: "vitest",
    args: ["run", "--project", project, "--reporter=default", "--reporter=json", `--outputFile.json=${report}`],
  });
  return { well, counts: countsIn(report) };
}

/** A report that is not there is a run that broke: it counts as one failure. */
function countsIn(report: string): Counts {
  try {
    const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(readFileSync(report, "utf8"));
    return { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests };
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
}
