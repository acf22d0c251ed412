import { formatShowTime, type Locale } from "@kaimu/ui";
import type { Messages } from "../messages/zh.ts";
import type { PerformanceCard } from "../reading/answers.ts";
import { inLanguage } from "./in-language.ts";

/** What there is to say of a performance that was cancelled or postponed: what happened, why, when it was to be, and when it is now. */
export function whenMoved(performance: PerformanceCard, { locale, t }: { locale: Locale; t: Messages }): string[] {
  const { reason, reasonEn, postponedFrom, dateToBeTold, startsAt, timeZone, status } = performance;
  const time = (at: Date) => formatShowTime({ at, timeZone, locale });
  const why = reason ? [t.calledOff.reason(inLanguage(locale, reason, reasonEn ?? ""))] : [];
  if (status === "cancelled") return why;
  if (!postponedFrom) return [];
  return [
    t.calledOff.was(time(postponedFrom)),
    dateToBeTold ? t.calledOff.toBeTold : t.calledOff.now(time(startsAt)),
    ...why,
  ];
}
