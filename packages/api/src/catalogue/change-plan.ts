import { inTransaction, type PerformanceStatus, type Transaction } from "@kaimu/db";
import { requireAppointed } from "../agency/index.ts";
import type { Context } from "../context.ts";
import { claimedAmong, heldUnits } from "../inventory/index.ts";
import { AppError } from "../platform/errors.ts";
import { newId } from "../platform/ids.ts";
import { editPlan } from "./edit-plan.ts";
import { namingSeats } from "./naming-seats.ts";
import { requireOwnPerformance } from "./own-events.ts";
import { planRuns } from "./plan.ts";
import { noteOf, type PlanChange } from "./plan-change.ts";
import { type PlanUnit, unitsOfRuns } from "./plan-units.ts";
import { writePlan } from "./write-plan.ts";

/** A performance that is played or called off has no stock to change; a draft is written anew by its form. */
const changeable: readonly PerformanceStatus[] = ["on_sale", "paused", "postponed"];

/**
 * Changes the stock of a published performance while it sells: blocks or frees units, moves them to a pool or tier, appends places, opens a
 * pool. All of it is one new version of the plan, or nothing. The performance's row is locked first, which an order's transaction shares:
 * either the order is there before and its units are refused here, or it hears that the terms have changed. Living holds on units that
 * are no longer sold as they were end when Redis follows. A change that changes nothing writes nothing.
 * Throws STATE_CHANGED (another was faster: facts.planVersion; or not on sale: facts.status), UNITS_CLAIMED (facts.units, facts.count, facts.seats,
 * facts.seatsEn), NOT_ENOUGH_UNITS (facts.left), UNIT_UNKNOWN, BAD_INPUT, NOT_FOUND (also
 * for an agent that is not the organizer's), NOT_ALLOWED.
 */
export async function changePlan(
  ctx: Context,
  o: { accountId: string; performanceId: string; expectedVersion: number; change: PlanChange },
): Promise<{ planVersion: number; units: number }> {
  const { accountId, performanceId, expectedVersion, change } = o;
  const { organizerId } = await requireOwnPerformance(ctx, { ...o, right: "edit" });
  const before = await unitsOfPlan(ctx, { performanceId, version: expectedVersion });
  const asksForNumber = "chosen" in change && "count" in change.chosen;
  const held = asksForNumber ? (await heldUnits(ctx, performanceId)).units : new Set<number>();
  try {
    return await inTransaction(ctx.db, async (tx) => {
      await lockForChange(tx, { performanceId, expectedVersion });
      const all = before.map((_, unit) => unit);
      const claimed = new Set(asksForNumber ? await claimedAmong(tx, { performanceId, units: all }) : []);
      const around = { ...(await codesOf(tx, performanceId)), claimed, held };
      const { after, changed } = editPlan(before, change, around);
      if (changed === 0 && change.kind !== "new-pool") return { planVersion: expectedVersion, units: 0 };
      if (change.kind === "new-pool") {
        const { code, poolKind: kind, channels, agentId } = change;
        if (agentId) await requireAppointed(tx, { agentId, organizerId });
        await tx.pool.create({ data: { id: newId(), performanceId, code, kind, channels, agentId: agentId ?? null } });
      }
      const planVersion = await writePlan(tx, {
        ...{ performanceId, version: expectedVersion, before, after },
        changedBy: accountId,
        note: noteOf(change, changed),
      });
      return { planVersion, units: changed };
    });
  } catch (error) {
    throw await namingSeats(ctx, { performanceId, before, error });
  }
}

/** Keeps orders and other changes of this performance waiting until the transaction ends. */
async function lockForChange(tx: Transaction, o: { performanceId: string; expectedVersion: number }): Promise<void> {
  const [row] = await tx.$queryRaw<{ planVersion: number; status: PerformanceStatus }[]>`
    SELECT planVersion, status FROM performances WHERE id = ${o.performanceId} FOR UPDATE`;
  if (!row) throw new AppError("NOT_FOUND", { detail: `performance ${o.performanceId}` });
  if (!changeable.includes(row.status)) throw new AppError("STATE_CHANGED", { facts: { status: row.status } });
  if (row.planVersion !== o.expectedVersion)
    throw new AppError("STATE_CHANGED", { facts: { planVersion: row.planVersion } });
}

async function unitsOfPlan(ctx: Context, o: { performanceId: string; version: number }): Promise<PlanUnit[]> {
  const row = await ctx.db.performancePlan.findUnique({ where: { performanceId_version: o }, select: { runs: true } });
  if (!row) throw new AppError("STATE_CHANGED", { detail: `no plan ${o.version} of ${o.performanceId}` });
  return unitsOfRuns(planRuns.parse(row.runs));
}

async function codesOf(tx: Transaction, performanceId: string) {
  const of = { where: { performanceId }, select: { code: true } };
  const tiers = await tx.priceTier.findMany(of);
  const pools = await tx.pool.findMany(of);
  return { tiers: new Set(tiers.map(({ code }) => code)), pools: new Set(pools.map(({ code }) => code)) };
}
