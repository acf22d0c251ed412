import type { BulkReturnKind, Database } from "@kaimu/db";

/** A running bulk return as its work needs it. */
export interface BulkToDo {
  id: string;
  performanceId: string;
  kind: BulkReturnKind;
  round: number;
  listedRound: number;
  turn: number;
  /** Whether buyers of a postponed performance may still choose, by the database's clock. */
  choosing: boolean;
}

/** A bulk return that runs; undefined while it is paused, when it is done, and when `turn` is over. */
export async function readToDo(
  ctx: { db: Pick<Database, "$queryRaw"> },
  o: { bulkReturnId: string; turn?: number },
): Promise<BulkToDo | undefined> {
  const [row] = await ctx.db.$queryRaw<(Omit<BulkToDo, "choosing"> & { choosing: bigint | number | null })[]>`
    SELECT id, performanceId, kind, round, listedRound, turn, choiceUntil > NOW(3) AS choosing
    FROM bulk_returns WHERE id = ${o.bulkReturnId} AND state = 'running'`;
  if (!row || (o.turn !== undefined && row.turn !== o.turn)) return undefined;
  return { ...row, choosing: row.kind === "postponed" && Boolean(Number(row.choosing ?? 0)) };
}
