import type { Context } from "../../context.ts";
import { AppError } from "../../platform/errors.ts";
import { gatewayOf } from "../gateway.ts";
import { type BillSource, billSources } from "./bill-sources.ts";
import { dayBefore } from "./days.ts";
import { findDifferences, type NoteProgress } from "./find-differences.ts";
import { mend } from "./mend.ts";
import { writeCases } from "./write-cases.ts";

/** What a comparison came to: lines of the bill, and the day's cases that are open after it. */
export interface DayCompared {
  lines: number;
  open: number;
}

/**
 * Compares the bill of a Beijing day ("2026-12-24") with our payments and refunds, and makes each difference a case. What the bill knows and
 * we do not is asked about at once; what that mends is closed again, both on record. Safe to repeat. Throws BAD_INPUT for a day that is not
 * over, NOT_FOUND for a credential that no account has, GATEWAY_UNAVAILABLE when there is no bill to be had.
 */
export async function compareDay(
  ctx: Context,
  o: { credential: string; day: string; operatorId?: string; noteProgress?: NoteProgress },
): Promise<DayCompared> {
  const source = await comparableSource(ctx, o);
  return compareWith(ctx, { ...o, source, operatorId: o.operatorId ?? null });
}

/** Whose bill of that day can be compared. Throws BAD_INPUT, NOT_FOUND. */
export async function comparableSource(ctx: Context, o: { credential: string; day: string }): Promise<BillSource> {
  const source = (await billSources(ctx)).find(({ credential }) => credential === o.credential);
  if (!source) throw new AppError("NOT_FOUND", { detail: `bills of ${o.credential}` });
  // A day that is not over has no bill, and what it lacks says nothing.
  if (o.day > dayBefore(ctx.clock.now())) throw new AppError("BAD_INPUT", { detail: `${o.day} is not over` });
  return source;
}

async function compareWith(
  ctx: Context,
  o: { source: BillSource; day: string; operatorId: string | null; noteProgress?: NoteProgress },
): Promise<DayCompared> {
  const { source, day } = o;
  const { accounts, credential, gateway } = source;
  const bill = await gatewayOf(ctx, source).bill(day);
  let compared = await findDifferences(ctx, { ...o, accounts, bill });
  await writeCases(ctx, { source, day, found: compared.found });
  if (await mend(ctx, compared.found)) {
    compared = await findDifferences(ctx, { accounts, day, bill });
    await writeCases(ctx, { source, day, found: compared.found });
  }
  const { found: _, ...sums } = compared;
  const row = { ...sums, gateway, comparedAt: ctx.clock.now(), comparedBy: o.operatorId };
  // Not an upsert: two comparisons at once would both create it.
  await ctx.db.billDay.createMany({ data: [{ credential, day, ...row }], skipDuplicates: true });
  await ctx.db.billDay.updateMany({ where: { credential, day }, data: row });
  const open = await ctx.db.billCase.count({ where: { credential, day, state: "open" } });
  return { lines: bill.length, open };
}

/** How far back a day that was missed, or that has open cases, is compared by itself. */
const daysBack = 14;

/**
 * The days that want a comparison: those that were never compared, and once more a day, those that have open cases, since a refund may have
 * gone through meanwhile.
 */
export async function daysDue(ctx: Context): Promise<{ credential: string; day: string }[]> {
  const now = ctx.clock.now();
  const first = dayBefore(now, daysBack);
  const today = dayBefore(now, 0);
  const done = await ctx.db.billDay.findMany({ where: { day: { gte: first } } });
  const open = await ctx.db.billCase.groupBy({
    by: ["credential", "day"],
    where: { state: "open", day: { gte: first } },
  });
  return (await billSources(ctx)).flatMap(({ credential, since }) =>
    Array.from({ length: daysBack }, (_, ago) => dayBefore(now, ago + 1))
      .filter((day) => day >= since)
      .filter((day) => {
        const last = done.find((one) => one.credential === credential && one.day === day);
        if (!last) return true;
        const waits = open.some((one) => one.credential === credential && one.day === day);
        return waits && dayBefore(last.comparedAt, 0) < today;
      })
      .map((day) => ({ credential, day })),
  );
}
