import type { PerformanceStatus, Transaction } from "@kaimu/db";
import { AppError } from "../platform/errors.ts";

/** What decides about giving tickets back, as it stands now: the schedule may have changed since they were sold. */
export interface ShowingForReturn {
  eventId: string;
  startsAt: Date;
  timeZone: string;
  status: PerformanceStatus;
  /** Until when all comes back since it was postponed; null where nobody was asked. */
  choiceUntil: Date | null;
}

/** These performances by id. Throws NOT_FOUND when one is gone. */
export async function showingsForReturn(
  tx: Pick<Transaction, "performance">,
  performanceIds: string[],
): Promise<(performanceId: string) => ShowingForReturn> {
  const rows = await tx.performance.findMany({
    where: { id: { in: [...new Set(performanceIds)] } },
    select: { id: true, eventId: true, startsAt: true, timeZone: true, status: true, choiceUntil: true },
  });
  const known = new Map(rows.map((row) => [row.id, row]));
  return (performanceId) => {
    const found = known.get(performanceId);
    if (!found) throw new AppError("NOT_FOUND", { detail: `performance ${performanceId}` });
    return found;
  };
}
