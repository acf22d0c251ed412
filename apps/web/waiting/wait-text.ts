import type { Messages } from "../messages/zh.ts";

/** A span of waiting, in seconds. */
export interface WaitSpan {
  from: number;
  to: number;
}

/**
 * A wait as one says it: never more exact than it is known. Whole minutes, in fives beyond twenty, in half hours beyond ninety.
 * The short end is rounded down and the long one up: whoever trusts it comes back in time.
 */
export function waitText({ from, to }: WaitSpan, t: Messages["waiting"]["time"]): string {
  if (to <= 60) return t.underMinute;
  const minutes = to / 60;
  if (minutes > 12 * 60) return t.overHours(12);
  const step = minutes > 90 ? 30 : minutes > 20 ? 5 : 1;
  const low = Math.max(step, Math.floor(from / 60 / step) * step);
  const high = Math.ceil(minutes / step) * step;
  if (step < 30) return low >= high ? t.minutes(high) : t.minutesRange(low, high);
  return low >= high ? t.hours(high / 60) : t.hoursRange(low / 60, high / 60);
}

/** A span the platform has set (how long one is let in), in words: whole minutes where it is some, else seconds. */
export function spanText(seconds: number, t: Messages["waiting"]["time"]): string {
  return seconds >= 60 && seconds % 60 === 0 ? t.spanMinutes(seconds / 60) : t.spanSeconds(seconds);
}
