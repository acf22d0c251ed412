import { beijingMs } from "../beijing-time.ts";

const dayMs = 86_400_000;

/** The Beijing day ("2026-12-24") so many days before the one of `now`. */
export function dayBefore(now: Date, days = 1): string {
  return new Date(now.getTime() + beijingMs - days * dayMs).toISOString().slice(0, 10);
}

/** When a Beijing day begins, in ms. */
export function startOfDay(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) - beijingMs;
}

/** The day so many days before another. */
export function daysBefore(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - days * dayMs).toISOString().slice(0, 10);
}
