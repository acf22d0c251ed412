import type { Context } from "../context.ts";
import { cancelPerformance, postponePerformance } from "../payment/bulk/call-off.ts";
import { goOn } from "../payment/bulk/go-on.ts";
import { readTouched } from "../payment/bulk/touched.ts";
import { newId } from "../platform/ids.ts";

const why = { reason: "主唱受伤", reasonEn: "The singer is hurt" };

/** Somebody who may cancels a performance. */
export async function callOff(ctx: Context, performanceId: string): Promise<string> {
  const { orders: expectedOrders } = await readTouched(ctx, performanceId);
  return (await cancelPerformance(ctx, { performanceId, ...why, expectedOrders, by: newId() })).bulkReturnId;
}

/** Somebody postpones it to a time of the venue's clock, or a date to be told. */
export async function putOff(
  ctx: Context,
  o: { performanceId: string; startsLocal: string | null; choiceUntilLocal: string },
): Promise<string> {
  const { orders: expectedOrders } = await readTouched(ctx, o.performanceId);
  return (await postponePerformance(ctx, { ...o, ...why, expectedOrders, by: newId() })).bulkReturnId;
}

/** Does what the bulk return's job does, step by step, until there is nothing to do now; at most `steps`. Returns how many it took. */
export async function walk(ctx: Context, bulkReturnId: string, steps = 1_000): Promise<number> {
  let after = "";
  for (let n = 1; n <= steps; n += 1) {
    const { turn } = await ctx.db.bulkReturn.findUniqueOrThrow({ where: { id: bulkReturnId }, select: { turn: true } });
    const walked = await goOn(ctx, { bulkReturnId, turn, after });
    if (!walked.more) return n;
    after = walked.after;
  }
  return steps;
}
