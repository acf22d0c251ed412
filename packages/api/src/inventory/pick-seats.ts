import type { SaleTerms } from "../catalogue/index.ts";
import type { Context } from "../context.ts";
import { AppError } from "../platform/errors.ts";
import { groupsOf } from "./groups-of.ts";
import { onUnitState, pickScript } from "./unit-scripts.ts";
import { freeByGroup } from "./unit-states.ts";

/**
 * The best seats for `count` people who want to sit together, of one tier or of any: side by side in one row, no aisle between them, of
 * one group, nearest to what everybody looks at, and leaving no single seat free between taken ones where there is a choice. With
 * `mayPart` they are parted over rows where it must be, into as large pieces as there are. It promises nothing: the seats are free now,
 * and the hold decides. Throws NOT_TOGETHER (facts.left), NOT_ENOUGH_UNITS (facts.left), NOT_FOUND where there are no seats.
 */
export async function pickSeats(
  ctx: Context,
  o: { performanceId: string; tierId?: string | undefined; count: number; mayPart?: boolean | undefined },
): Promise<{ units: number[] }> {
  const { terms } = await freeByGroup(ctx, o.performanceId);
  if (!terms.seatMapId) throw new AppError("NOT_FOUND", { detail: "no seats to pick from" });
  const groups = tiersAsked(terms, o.tierId).flatMap((code) => groupsOf(ctx, terms, code));
  const way = o.mayPart ? "p" : "s";
  const [code, found = ""] = await onUnitState(ctx, o.performanceId, pickScript, [o.count, way, groups.join(",")]);
  if (code === "OK")
    return {
      units: found
        .split(",")
        .map(Number)
        .sort((a, b) => a - b),
    };
  throw new AppError(code === "NOT_TOGETHER" ? code : "NOT_ENOUGH_UNITS", { facts: { left: Number(found) } });
}

function tiersAsked({ tiers }: SaleTerms, tierId: string | undefined): string[] {
  return tiers.filter((tier) => tierId === undefined || tier.id === tierId).map((tier) => tier.code);
}
