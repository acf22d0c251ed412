import { setTimeout as pause } from "node:timers/promises";
import { type Counter, isClean, judge, type Verdict } from "./audit/audit.ts";
import { type Evidence, readEvidence, type Sources } from "./audit/evidence.ts";

/** The jobs whose rounds put right what a kill has left. */
const repairs = ["kaimu-sweep-payments", "kaimu-reconcile-inventory"];

/**
 * Waits until nothing moves any more and the audit finds nothing, twice in a row, or until the time is up; the verdict is the last
 * one, whatever it is. With `hurry` the rounds of repair that come each minute are asked for at once. With `lookingFor` the wait is for
 * something of that counter to be found, several times in a row, so that it is not merely on its way to being put right.
 */
export async function settle(o: {
  sources: Sources;
  withinMs: number;
  hurry: boolean;
  lookingFor?: Counter | undefined;
  /** What people do about what is found meanwhile. */
  meanwhile: (evidence: Evidence) => Promise<void>;
}): Promise<{ verdict: Verdict; evidence: Evidence; tookMs: number }> {
  const began = Date.now();
  let askedAt = began;
  const enough = o.lookingFor ? 4 : 2;
  for (let inARow = 0; ; ) {
    const evidence = await readEvidence(o.sources);
    const verdict = judge(evidence);
    const quiet = isQuiet(evidence);
    const awaited = o.lookingFor ? verdict[o.lookingFor].length > 0 : isClean(verdict);
    inARow = quiet && awaited ? inARow + 1 : 0;
    const tookMs = Date.now() - began;
    if (inARow === enough || tookMs > o.withinMs) {
      if (!quiet) verdict.stuck_orders.push("something still moved when the time was up");
      return { verdict, evidence, tookMs };
    }
    await o.meanwhile(evidence);
    if (o.hurry && quiet && inARow === 0 && Date.now() - askedAt > 5_000) {
      askedAt = Date.now();
      await askForRepairs(o.sources.inngestOrigin);
    }
    await pause(1_000);
  }
}

/** Whether nothing is on its way: no order waits, no money flies in or back, no function runs. */
function isQuiet({ tables, books, runs }: Evidence): boolean {
  return (
    !tables.orders.some((order) => order.state === "awaiting_payment") &&
    ![...books.values()].some((trade) => trade.inFlight || trade.refunds.some(({ state }) => state === "PROCESSING")) &&
    !runs.some((run) => run.status === "running")
  );
}

/** Runs the newest round of each repair once more. Before the first minute has passed there is none, and the clock starts one. */
async function askForRepairs(inngest: string): Promise<void> {
  const answer = await fetch(`${inngest}/v1/runs?status=completed&limit=200`);
  const { data } = (await answer.json()) as { data: { run_id: string; function_slug: string }[] };
  for (const job of repairs) {
    const round = data.find((run) => run.function_slug === job);
    if (round) await fetch(`${inngest}/v1/runs/${round.run_id}/rerun`, { method: "POST" });
  }
}
