import type { Context } from "../../context.ts";
import { asAppError } from "../../platform/errors.ts";
import { compareDay } from "./compare-bills.ts";

/** The bill that a comparison is of. */
export interface DayAsked {
  credential: string;
  day: string;
}

/**
 * Does a comparison that was asked for, and notes how far it is and how it ends. Safe to repeat: one that has ended is left as it is. What is refused
 * (no bill to be had) is its end, for the operator to ask again; what breaks is thrown, for another try.
 */
export async function runComparison(ctx: Context, { credential, day }: DayAsked): Promise<void> {
  const asked = await ctx.db.billComparison.findUnique({ where: { credential_day: { credential, day } } });
  if (asked?.state !== "running") return;
  const running = { credential, day, state: "running" } as const;
  const noteProgress = async (linesDone: number, lines: number) => {
    await ctx.db.billComparison.updateMany({ where: running, data: { linesDone, lines } });
  };
  try {
    const { lines } = await compareDay(ctx, { credential, day, operatorId: asked.askedBy, noteProgress });
    await ctx.db.billComparison.updateMany({
      where: running,
      data: { state: "done", linesDone: lines, lines, endedAt: ctx.clock.now() },
    });
  } catch (error) {
    const code = asAppError(error)?.code;
    if (!code || code === "BUSY") throw error;
    await noteNotCompared(ctx, { credential, day, detail: code });
  }
}

/** Keeps that a comparison has ended without a result: it may be asked for again. */
export async function noteNotCompared(ctx: Context, o: DayAsked & { detail: string }): Promise<void> {
  const { credential, day } = o;
  const detail = o.detail.slice(0, 200);
  await ctx.db.billComparison.updateMany({
    where: { credential, day, state: "running" },
    data: { state: "failed", detail, endedAt: ctx.clock.now() },
  });
  ctx.log.warn({ credential, day, detail }, "a bill that an operator asked for was not compared");
}
