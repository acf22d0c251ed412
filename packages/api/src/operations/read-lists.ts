import { type Showing, showingsOf } from "../catalogue/index.ts";
import type { Context } from "../context.ts";

/** A list whose rows name their performance, with what those performances are called. */
export async function withShowings<List extends object>(
  ctx: Context,
  list: List,
  rows: { performanceId: string | null }[],
  asked?: string,
): Promise<List & { showings: Record<string, Showing> }> {
  const ids = rows.flatMap((row) => row.performanceId ?? []);
  const showings = await showingsOf(ctx, asked ? [...ids, asked] : ids);
  return { ...list, showings: Object.fromEntries(showings) };
}
