import type { Locale } from "./locale.ts";

interface Zoned {
  at: Date;
  timeZone: string;
  locale: Locale;
}

/** A day as the audience reads it, in the venue's zone: "12月24日 周四" or "Thu 24 Dec", with the year when it is not this one. */
export function formatShowDay(o: Zoned): string {
  const { year, month, day, weekday } = partsOf(o);
  const thisYear = partsOf({ ...o, at: new Date() }).year;
  if (o.locale === "zh") return `${year === thisYear ? "" : `${year}年`}${month}${day}日 ${weekday}`;
  return `${weekday} ${day} ${month}${year === thisYear ? "" : ` ${year}`}`;
}

/** Day and time: "12月24日 周四 19:30" or "Thu 24 Dec 19:30". */
export function formatShowTime(o: Zoned): string {
  const { hour, minute } = partsOf(o);
  return `${formatShowDay(o)} ${hour}:${minute}`;
}

/** The days from a first to a last showing: one day when they are the same, else "12月24日 – 26日"-like spans in full. */
export function formatShowDays(o: { first: Date; last: Date; timeZone: string; locale: Locale }): string {
  const first = formatShowDay({ ...o, at: o.first });
  const last = formatShowDay({ ...o, at: o.last });
  if (first === last) return first;
  const bare = (at: Date) => {
    const { year, month, day } = partsOf({ ...o, at });
    const prefix = year === partsOf({ ...o, at: new Date() }).year ? "" : year;
    return o.locale === "zh"
      ? `${prefix ? `${prefix}年` : ""}${month}${day}日`
      : `${day} ${month}${prefix ? ` ${prefix}` : ""}`;
  };
  return `${bare(o.first)} – ${bare(o.last)}`;
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
    month: "short",
    day: "numeric",
    weekday: "short",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  return Object.fromEntries(format.formatToParts(at).map((part) => [part.type, part.value]));
}
