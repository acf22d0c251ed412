/** What a clock in Beijing is ahead of UTC, all year; vendors' days and times go by it. */
export const beijingMs = 8 * 3_600_000;

/** The wall-clock time in Beijing, "2026-12-24T19:30:00": to the second, and never rounded up, so that a deadline is not later there. */
export function beijingTime(at: Date): string {
  return new Date(at.getTime() + beijingMs).toISOString().slice(0, 19);
}
