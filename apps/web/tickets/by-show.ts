import type { EventPage } from "../reading/answers.ts";

/** The tickets or lines of one order as one goes through them: the first show first, and in it the first place. */
export function byShow<One extends { performanceId: string | null; unit: number | null }>(
  ones: readonly One[],
  event: EventPage | null,
): One[] {
  const at = new Map(event?.performances.map((one, n) => [one.id, n]));
  const order = ({ performanceId }: One) => at.get(performanceId ?? "") ?? 0;
  return ones.toSorted(
    (a, b) =>
      order(a) - order(b) ||
      (a.performanceId ?? "").localeCompare(b.performanceId ?? "") ||
      (a.unit ?? 0) - (b.unit ?? 0),
  );
}
