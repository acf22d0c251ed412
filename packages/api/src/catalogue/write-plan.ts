import { Prisma, type Transaction } from "@kaimu/db";
import { claimedAmong } from "../inventory/index.ts";
import { AppError } from "../platform/errors.ts";
import type { PlanNote } from "./plan-change.ts";
import { type PlanUnit, runsOfUnits, unitsAtRisk } from "./plan-units.ts";
import { raiseSaleVersion } from "./raise-sale-version.ts";

/** As many of the units that stand in the way as a refusal names. */
const mostNamed = 20;

/**
 * Writes the next version of a performance's plan and brings it into force, inside a transaction that has locked the performance. Refused
 * when a unit that is claimed would vanish, be blocked, or be of another tier or seat: UNITS_CLAIMED (facts.units: the first 20,
 * facts.count). A unit that nobody has may not vanish or become another seat either, since numbers never change their meaning:
 * BAD_INPUT (facts.units). STATE_CHANGED when `version` is not the plan in force (any more). Returns the new version.
 */
export async function writePlan(
  tx: Transaction,
  o: {
    performanceId: string;
    version: number;
    before: readonly PlanUnit[];
    after: readonly PlanUnit[];
    changedBy: string;
    note: PlanNote;
  },
): Promise<number> {
  const { performanceId, version, before, after, changedBy } = o;
  const claimed = await claimedAmong(tx, { performanceId, units: unitsAtRisk(before, after) });
  if (claimed.length > 0)
    throw new AppError("UNITS_CLAIMED", { facts: { units: claimed.slice(0, mostNamed), count: claimed.length } });
  const otherwise = before.flatMap((old, unit) => (after[unit]?.seat === old.seat ? [] : [unit]));
  if (otherwise.length > 0) throw new AppError("BAD_INPUT", { facts: { units: otherwise.slice(0, mostNamed) } });

  const next = version + 1;
  const { count } = await tx.performance.updateMany({
    where: { id: performanceId, planVersion: version },
    data: { planVersion: next },
  });
  if (count === 0) throw new AppError("STATE_CHANGED", { detail: `plan ${version} of ${performanceId} is over` });
  const runs = runsOfUnits(after) as unknown as Prisma.InputJsonValue;
  const note = o.note as unknown as Prisma.InputJsonValue;
  await tx.performancePlan.create({
    data: { performanceId, version: next, unitCount: after.length, runs, changedBy, note },
  });
  await raiseSaleVersion(tx, [performanceId]);
  return next;
}
