import type { Locale } from "./locale.ts";

interface Zoned {
  at: Date;
  timeZone: string;
  locale: Locale;
}

/** A day as the audience reads it, in the venue's zone: "12月24日 周四" or "Thu 24 Dec", with the year when it is not this one. */
export function formatShowDay(o: Zoned): string {
  const { weekday } = partsOf(o);
  return o.locale === "zh" ? `${dateOf(o)} ${weekday}` : `${weekday} ${dateOf(o)}`;
}

/** Day and time: "12月24日 周四 19:30" or "Thu 24 Dec 19:30". */
export function formatShowTime(o: Zoned): string {
  const { hour, minute } = partsOf(o);
  return `${formatShowDay(o)} ${hour}:${minute}`;
}

/** The days from a first to a last showing: "12月24日 – 12月26日", or the one day with its weekday. */
export function formatShowDays(o: { first: Date; last: Date; timeZone: string; locale: Locale }): string {
  const [first, last] = [
    { ...o, at: o.first },
    { ...o, at: o.last },
  ];
  if (dateOf(first) === dateOf(last)) return formatShowDay(first);
  // The year stands once where both are of the same.
  const sameYear = partsOf(first).year === partsOf(last).year;
  if (o.locale === "zh") return `${dateOf(first)} – ${dateOf(last, !sameYear)}`;
  return `${dateOf(first, !sameYear)} – ${dateOf(last)}`;
}

function dateOf(o: Zoned, withYear = true): string {
  const { year, month, day } = partsOf(o);
  const shown = withYear && year !== partsOf({ ...o, at: new Date() }).year;
  if (o.locale === "zh") return `${shown ? `${year}年` : ""}${month}月${day}日`;
  return `${day} ${month}${shown ? ` ${year}` : ""}`;
}

/** When a showing is, in the venue's zone, as a machine-readable time element. */
export function ShowTime({ className = "", ...o }: Zoned & { className?: string }) {
  return (
    <time dateTime={o.at.toISOString()} className={`tabular ${className}`}>
      {formatShowTime(o)}
    </time>
  );
}

function partsOf({ at, timeZone, locale }: Zoned): Record<string, string> {
  const format = new Intl.DateTimeFormat(locale === "zh" ? "zh-CN" : "en-GB", {
    timeZone,
    year: "numeric",
    month: locale === "zh" ? "numeric" : "short",
    day: "numeric",
    weekday: "short",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  return Object.fromEntries(format.formatToParts(at).map((part) => [part.type, part.value]));
}
