/** Days people ask for by name. */
export type QuickDay = "today" | "weekend" | "month";

/** Each of them as a first and a last day in China, 2026-12-24. A weekend that has begun is what is left of it. Pure. */
export function quickDays(now: Date): Record<QuickDay, { from: string; to: string }> {
  const today = new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Shanghai" }).format(now);
  const weekday = new Date(`${today}T00:00Z`).getUTCDay();
  const saturday = weekday === 0 ? today : daysAfter(today, 6 - weekday);
  return {
    today: { from: today, to: today },
    weekend: { from: saturday, to: weekday === 0 ? today : daysAfter(saturday, 1) },
    month: { from: today, to: daysAfter(today, 30) },
  };
}

function daysAfter(day: string, n: number): string {
  return new Date(Date.parse(`${day}T00:00Z`) + n * 86_400_000).toISOString().slice(0, 10);
}
