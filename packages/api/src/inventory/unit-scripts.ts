import { forgetTerms, rememberedTerms, type SaleTerms } from "../catalogue/index.ts";
import type { Context } from "../context.ts";
import { AppError } from "../platform/errors.ts";
import { rebuild } from "./rebuild.ts";
import { type UnitScript, unitScript } from "./unit-script.ts";

export const holdScript = unitScript("hold", ["best-seats", "lone-seat"], "hold-named");
export const pickScript = unitScript("pick", ["best-seats"]);
export const readHoldScript = unitScript("read-hold");
export const leaveHoldScript = unitScript("leave-hold");
export const releaseScript = unitScript("release");
export const setClaimsScript = unitScript("set-claims", ["tell-claims"]);
export const lookScript = unitScript("look");
export const readUnitsScript = unitScript("read-units");

/**
 * Calls a script on state of the present life. State that is missing or of another one is rebuilt from MySQL and the call is made once
 * more; while someone else rebuilds, the caller hears INVENTORY_REBUILDING. Redis away is BUSY: nothing is guessed.
 */
export function onUnitState(ctx: Context, performanceId: string, script: UnitScript, args: (string | number)[]) {
  return onState(ctx, performanceId, () => script.run(ctx, performanceId, args)) as Promise<string[]>;
}

/** The same, with the strings of the answer as bytes. */
export function bytesOfUnitState(ctx: Context, performanceId: string, script: UnitScript, args: (string | number)[]) {
  return onState(ctx, performanceId, () => script.runForBytes(ctx, performanceId, args));
}

async function onState(ctx: Context, performanceId: string, call: () => Promise<unknown[]>): Promise<unknown[]> {
  try {
    const first = await call();
    if (String(first[0]) !== "STALE") return first;
    await rebuild(ctx, performanceId);
    const second = await call();
    if (String(second[0]) === "STALE") throw new AppError("INVENTORY_REBUILDING");
    return second;
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError("BUSY", { detail: "unit state cannot be reached", cause: error });
  }
}

/**
 * Does `work` by terms from this process's memory. When Redis says that it sells by others, they are read anew; where it is Redis that
 * is behind, it is brought up to MySQL first. `work` answers as the script did.
 */
export async function byTerms(
  ctx: Context,
  performanceId: string,
  follow: (ctx: Context, performanceId: string) => Promise<void>,
  work: (terms: SaleTerms) => Promise<string[]>,
): Promise<string[]> {
  const first = await work(await rememberedTerms(ctx, performanceId));
  if (first[0] !== "OTHER_TERMS") return first;
  forgetTerms(performanceId);
  const terms = await rememberedTerms(ctx, performanceId);
  if (Number(first[1]) < terms.saleVersion) await follow(ctx, performanceId);
  const second = await work(terms);
  if (second[0] === "OTHER_TERMS") throw new AppError("INVENTORY_REBUILDING", { detail: "terms keep changing" });
  return second;
}
