import type { Context } from "../../context.ts";

/** The number under which money of no order goes back: the case's own, so that it goes once. */
export function returnNumber(caseId: string): string {
  return `B${caseId.replaceAll("-", "").slice(0, 31)}`;
}

/** Whether a refund in a bill is one that an operator has made of money that belongs to no order. */
export async function isReturn(ctx: Context, number: string): Promise<boolean> {
  return (await ctx.db.billCase.count({ where: { returnNo: number } })) > 0;
}
