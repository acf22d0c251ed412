import { forgetTerms, saleTerms } from "../catalogue/index.ts";
import type { Context } from "../context.ts";
import { AppError } from "../platform/errors.ts";
import { rebuild } from "./rebuild.ts";
import { unitScript } from "./unit-script.ts";
import { onUnitState } from "./unit-scripts.ts";

export const setTermsScript = unitScript("set-terms");

/** Rounds after which a sale that changes faster than it is followed is left to the job's next try. */
const mostRounds = 5;

/**
 * Makes Redis sell a performance by the terms that MySQL has now: loads it where it is not yet or the plan is another, else tells it the
 * sale version, by which holds of older terms are refused. Redis itself leaves out what is older than what it has, so whoever comes last has not the last word, but the newest
 * terms have. Throws INVENTORY_REBUILDING, BUSY, NOT_FOUND.
 */
export async function followTerms(ctx: Context, performanceId: string): Promise<void> {
  forgetTerms(performanceId);
  for (let round = 0; round < mostRounds; round++) {
    const terms = await saleTerms(ctx, performanceId);
    const [answer] = await onUnitState(ctx, performanceId, setTermsScript, [
      ...[terms.saleVersion, terms.plan.version, terms.holdSeconds],
    ]);
    if (answer === "OK") return;
    // OLDER: somebody has followed a change since these were read; they are read again.
    if (answer === "OTHER_PLAN") await rebuild(ctx, performanceId);
  }
  throw new AppError("INVENTORY_REBUILDING", { detail: `terms of ${performanceId} keep changing` });
}

/** Tells Redis right after the commit of a change; should that fail, the event that was committed with the change brings it there. */
export async function followAtOnce(ctx: Context, performanceIds: readonly string[]): Promise<void> {
  for (const performanceId of performanceIds)
    await followTerms(ctx, performanceId).catch((error) =>
      ctx.log.warn({ err: error, performanceId }, "redis not told of a change, left to its job"),
    );
}
