import type { Platform } from "../context.ts";
import { openCases } from "../payment/index.ts";
import { openDeadLetters } from "../platform/dead-letters.ts";
import { billCasesOpen, deadLettersOpen } from "../platform/metrics.ts";

/** Puts what waits for operators into the metrics, as the database has it now: called before they are read. */
export async function showBacklog(platform: Platform): Promise<void> {
  try {
    deadLettersOpen.set(await openDeadLetters(platform.db));
    for (const [gateway, cases] of Object.entries(await openCases(platform))) billCasesOpen.set({ gateway }, cases);
  } catch (error) {
    platform.log.warn({ err: error }, "what waits for operators cannot be counted");
    // An old number would look like a true one.
    deadLettersOpen.set(Number.NaN);
    billCasesOpen.reset();
  }
}
