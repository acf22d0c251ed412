import type { Locale } from "@kaimu/site/locale";
import { formatShowTime } from "@kaimu/ui";
import type { Showing } from "./shapes.ts";

/** A whole number as the reader's language groups it. */
export function count(n: number, locale: Locale): string {
  return n.toLocaleString(locale === "zh" ? "zh-CN" : "en-GB");
}

/** Fen to the fen, as books have it: 1,280.00 */
export function yuan(fen: number): string {
  return (fen / 100).toLocaleString("en-US", { minimumFractionDigits: 2, maximumFractionDigits: 2 });
}

// The platform's people sit in China, whatever the server's or a laptop's clock says.
const zone = { timeZone: "Asia/Shanghai", hourCycle: "h23" } as const;

/** 20:14:05 */
export function timeOfDay(at: number, locale: Locale): string {
  return new Date(at).toLocaleTimeString(locale === "zh" ? "zh-CN" : "en-GB", zone);
}

/** 11/25 20:14:05, for rows of lists. */
export function momentOf(at: Date, locale: Locale): string {
  const day = at.toLocaleDateString(locale === "zh" ? "zh-CN" : "en-GB", {
    timeZone: "Asia/Shanghai",
    month: "2-digit",
    day: "2-digit",
  });
  return `${day} ${timeOfDay(at.getTime(), locale)}`;
}

/** What a performance is called: its event and when it is. */
export function showingName(showing: Showing, locale: Locale): string {
  const title = locale === "zh" ? showing.title : showing.titleEn || showing.title;
  return `${title} · ${formatShowTime({ at: showing.startsAt, timeZone: showing.timeZone, locale })}`;
}

/** 18 s, 4 min, 2 h: the leading figure is what one acts on. */
export function ageOf(seconds: number, words: { seconds: string; minutes: string; hours: string }) {
  if (seconds < 120) return { value: String(Math.max(0, Math.floor(seconds))), unit: words.seconds };
  if (seconds < 7_200) return { value: String(Math.floor(seconds / 60)), unit: words.minutes };
  return { value: String(Math.floor(seconds / 3_600)), unit: words.hours };
}
