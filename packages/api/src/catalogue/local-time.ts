import { AppError } from "../platform/errors.ts";

/** A wall clock's time as people write it: 2026-12-24T19:30. */
export const localTimeForm = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d$/;

/**
 * The moment at which a wall clock in `timeZone` shows `local`. Where clocks go back and it is shown twice, the first time. Throws
 * TIME_DOES_NOT_EXIST where clocks go forward over it, or the day is not in the calendar.
 */
export function momentOf(local: string, timeZone: string): Date {
  const asUtc = Date.parse(`${local}:00Z`);
  // The zone's offset is that of the moment itself, so it is looked up around it: zones differ from UTC by less than a day.
  const offsets = [asUtc - 86_400_000, asUtc + 86_400_000].map((at) => offsetAt(at, timeZone));
  const found = offsets.map((offset) => asUtc - offset).filter((at) => localOf(new Date(at), timeZone) === local);
  if (found.length === 0) throw new AppError("TIME_DOES_NOT_EXIST", { facts: { local } });
  return new Date(Math.min(...found));
}

/** What a wall clock in `timeZone` shows at a moment, to the minute. */
export function localOf(at: Date, timeZone: string): string {
  return at.toLocaleString("sv-SE", { timeZone, dateStyle: "short", timeStyle: "short" }).replace(" ", "T");
}

function offsetAt(at: number, timeZone: string): number {
  if (Number.isNaN(at)) return 0;
  const minute = Math.floor(at / 60_000) * 60_000;
  return Date.parse(`${localOf(new Date(minute), timeZone)}:00Z`) - minute;
}
