/** The SDK's ways to write a time: `2h30m`, an ISO date, a number of seconds. */

const UNITS: Record<string, number> = { w: 604_800_000, d: 86_400_000, h: 3_600_000, m: 60_000, s: 1000, ms: 1 };

/** When a wait written as a duration (`1d2h`, `90s`) or as an ISO date is over, in ms since 1970; throws on other text. */
export function dueAt(text: string, now: number): number {
  if (text === "") return now; // the SDK writes a duration of zero as nothing
  if (/^(\d+(w|d|h|ms|m|s))+$/.test(text)) {
    let total = 0;
    for (const [, count, unit] of text.matchAll(/(\d+)(w|d|h|ms|m|s)/g))
      total += Number(count) * (UNITS[unit ?? ""] ?? 0);
    return now + total;
  }
  const date = Date.parse(text);
  if (Number.isNaN(date)) throw new Error(`not a duration or date: ${text}`);
  return date;
}

/** When a `retry-after` header (seconds or a date) lets one try again; undefined when it is absent or unreadable. */
export function retryAt(header: string | undefined, now: number): number | undefined {
  if (!header) return undefined;
  const seconds = Number(header);
  if (Number.isFinite(seconds)) return now + seconds * 1000;
  const date = Date.parse(header);
  return Number.isNaN(date) ? undefined : date;
}
