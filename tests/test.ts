import { runBrowser } from "./run/browser.ts";
import { runCheck } from "./run/check.ts";
import { finish, runStep } from "./run/steps.ts";
import { runVitest } from "./run/vitest.ts";

/** `npm test`: the checks, the stand-in's suite, the browser, and a short run of faults. */
const check = await runCheck();
const inngest = await runVitest("inngest");
const browser = await runBrowser();
const faults = await runStep({
  name: "faults, a short run",
  command: process.execPath,
  args: ["tests/faults/faults.ts", "--short"],
});
const faultsCount = { passed: faults ? 1 : 0, failed: faults ? 0 : 1, skipped: 0 };
finish(
  [check.counts, inngest.counts, browser.counts, faultsCount],
  check.well && inngest.well && browser.well && faults,
);
