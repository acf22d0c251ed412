// Every time in Alipay's protocol is Beijing's wall clock, "yyyy-MM-dd HH:mm:ss", without a zone. The books keep epoch milliseconds.

const EAST_EIGHT = 8 * 3_600_000;
const WALL_CLOCK = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2})(?::(\d{2}))?$/;
const TIMEOUT = /^(\d{1,5})([mhd])$/;
const UNIT = { m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/** "2026-12-24 19:30:00" in Beijing for an instant in epoch milliseconds. */
export function beijingTime(at: number): string {
  return new Date(at + EAST_EIGHT).toISOString().slice(0, 19).replace("T", " ");
}

/** Epoch milliseconds of a Beijing wall clock time (seconds may be left out); undefined when it is not one. */
export function instantOf(text: string): number | undefined {
  const match = WALL_CLOCK.exec(text);
  if (!match) return undefined;
  const at = Date.parse(`${match[1]}T${match[2]}:${match[3] ?? "00"}+08:00`);
  return Number.isNaN(at) ? undefined : at;
}

/** When a `timeout_express` ("15m", "2h", "1d", "1c" = the end of the day in Beijing) that starts now runs out; undefined when it is malformed. */
export function timeoutAt(text: string, now: number): number | undefined {
  if (text === "1c") return Math.floor((now + EAST_EIGHT) / UNIT.d + 1) * UNIT.d - EAST_EIGHT;
  const match = TIMEOUT.exec(text);
  if (!match) return undefined;
  const length = Number(match[1]) * UNIT[match[2] as keyof typeof UNIT];
  return length >= UNIT.m && length <= 15 * UNIT.d ? now + length : undefined;
}
