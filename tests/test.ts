import { runBrowser } from "./run/browser.ts";
import { runCheck } from "./run/check.ts";
import { finish, runStep } from "./run/steps.ts";
import { runVitest } from "./run/vitest.ts";

/** `npm test`: the checks, the simulation of the seats' scripts, what happens when stores fall away, the stand-in's suite, the browser, and a short run of faults. */
const check = await runCheck();
const simulation = await runStep({
  name: "simulation of the seats' scripts, 10,000 seeds",
  command: "vitest",
  args: ["run", "--project", "domain", "packages/api/src/inventory/simulation"],
  env: { KAIMU_SEEDS: "10000" },
});
const outages = await runVitest("outages");
const inngest = await runVitest("inngest");
const browser = await runBrowser();
const faults = await runStep({
  name: "faults, a short run",
  command: process.execPath,
  args: ["tests/faults/faults.ts", "--short"],
});
const one = (well: boolean) => ({ passed: well ? 1 : 0, failed: well ? 0 : 1, skipped: 0 });
finish(
  [check.counts, one(simulation), outages.counts, inngest.counts, browser.counts, one(faults)],
  check.well && simulation && outages.well && inngest.well && browser.well && faults,
);
