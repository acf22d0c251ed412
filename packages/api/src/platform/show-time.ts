/** A moment as a Chinese reader reads it in a venue's zone: 12月24日 周四 19:30. */
export function showTime(at: Date, timeZone: string): string {
  const { month, day, weekday } = partsOf(at, timeZone);
  return `${month}月${day}日 ${weekday} ${clockTime(at, timeZone)}`;
}

/** The same with its year, for what is kept: 2026年12月24日 周四 19:30. */
export function showTimeWithYear(at: Date, timeZone: string): string {
  return `${partsOf(at, timeZone).year}年${showTime(at, timeZone)}`;
}

/** The time of day in a zone: 19:30. */
export function clockTime(at: Date, timeZone: string): string {
  const { hour, minute } = partsOf(at, timeZone);
  return `${hour}:${minute}`;
}

function partsOf(at: Date, timeZone: string): Record<string, string> {
  const format = new Intl.DateTimeFormat("zh-CN", {
    timeZone,
    year: "numeric",
    month: "numeric",
    day: "numeric",
    weekday: "short",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  return Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
}

/** The day it is in a zone: 2026-12-24. */
export function dayIn(at: Date, timeZone: string): string {
  return at.toLocaleDateString("sv-SE", { timeZone });
}

/** What a clock shows there, for files: 2026-12-24 19:30. */
export function localTime(at: Date, timeZone: string): string {
  return at.toLocaleString("sv-SE", { timeZone, dateStyle: "short", timeStyle: "short" });
}
