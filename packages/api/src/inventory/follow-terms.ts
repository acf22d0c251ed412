import { type SaleTerms, saleTerms } from "../catalogue/index.ts";
import type { Context } from "../context.ts";
import { AppError } from "../platform/errors.ts";
import { rebuild } from "./rebuild.ts";
import { unitScript } from "./unit-script.ts";
import { onUnitState } from "./unit-scripts.ts";

const setTermsScript = unitScript("set-terms");

/** Rounds after which a sale that changes faster than it is followed is left to the job's next try. */
const mostRounds = 5;

/**
 * Makes Redis sell a performance by the terms that MySQL has now: loads it where it is not yet, or sets status, window and limits.
 * What was set is compared with MySQL once more, since a load that was under way, or another process, may have set older terms
 * meanwhile: so whoever writes last has written the newest. Throws INVENTORY_REBUILDING, BUSY, NOT_FOUND.
 */
export async function followTerms(ctx: Context, performanceId: string): Promise<void> {
  let shown: string | undefined;
  for (let round = 0; round < mostRounds; round++) {
    const wanted = settingsOf(await saleTerms(ctx, performanceId));
    if (shown === JSON.stringify(wanted)) return;
    const [answer] = await onUnitState(ctx, performanceId, setTermsScript, wanted);
    if (answer === "OTHER_PLAN") await rebuild(ctx, performanceId);
    // After a load nothing is known: it may have been another's, begun before the change.
    shown = answer === "OK" ? JSON.stringify(wanted) : undefined;
  }
  throw new AppError("INVENTORY_REBUILDING", { detail: `terms of ${performanceId} keep changing` });
}

/** As load.lua and set-terms.lua keep them. */
function settingsOf(terms: SaleTerms): number[] {
  return [
    terms.plan.version,
    terms.published && terms.status === "on_sale" ? 1 : 0,
    terms.saleOpensAt.getTime(),
    terms.saleClosesAt.getTime(),
    terms.perAccountLimit,
    terms.holdSeconds * 1000,
  ];
}
