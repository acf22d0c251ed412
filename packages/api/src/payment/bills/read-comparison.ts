import type { BillComparisonState } from "@kaimu/db";
import type { Context } from "../../context.ts";

/** A comparison that an operator has asked for: how far it is, and what it came to. */
export interface Comparison {
  state: BillComparisonState;
  linesDone: number;
  /** Null until the bill is there. */
  lines: number | null;
  /** Where it came to nothing: the refusal's code, or what broke. */
  detail: string | null;
  /** The day's cases that are open now. */
  open: number;
}

/** The last comparison of a day's bill that was asked for; null when none was. */
export async function readComparison(
  ctx: Pick<Context, "db">,
  { credential, day }: { credential: string; day: string },
): Promise<Comparison | null> {
  const row = await ctx.db.billComparison.findUnique({ where: { credential_day: { credential, day } } });
  if (!row) return null;
  const open = await ctx.db.billCase.count({ where: { credential, day, state: "open" } });
  const { state, linesDone, lines, detail } = row;
  return { state, linesDone, lines, detail, open };
}
