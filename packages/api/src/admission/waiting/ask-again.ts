/** Polls and questions a second that all buyers of a room together may cost: they are spread over as much time as that takes. */
const questionsPerSecond = 2_000;
const soonestMs = 3_000;
const latestMs = 120_000;

/** Over how long `people` should spread who all learn at once that they should ask. */
export function spreadMs(people: number): number {
  return Math.min(latestMs, Math.round((people / questionsPerSecond) * 1000));
}

/**
 * When a page that nothing is pushed to should ask again: the fuller the room the later, sooner for those whose turn is near, and never all
 * at once. `turnInMs`: in how long something may happen for this buyer, at the earliest.
 */
export function pollAfterMs(o: { waiting: number; turnInMs: number | undefined }): number {
  const byCrowd = Math.max(soonestMs, spreadMs(o.waiting));
  const near = o.turnInMs === undefined ? byCrowd : Math.max(soonestMs, Math.min(byCrowd, o.turnInMs));
  return Math.round(near * (0.8 + 0.4 * Math.random()));
}
