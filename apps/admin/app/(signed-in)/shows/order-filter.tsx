import type { Locale } from "@kaimu/site/locale";
import { buttonClass, formatShowTime } from "@kaimu/ui";
import { messages } from "../../../messages/index.ts";

/** Which orders to show: a plain form, so that what is shown stands in the address. */
export function OrderFilter(o: {
  eventId: string;
  filter: { state?: string | undefined; performanceId?: string | undefined };
  showings: { performanceId: string; startsAt: Date; timeZone: string }[];
  locale: Locale;
}) {
  const texts = messages[o.locale].shows.orders;
  const look = "min-h-touch w-full rounded-control border border-line-strong bg-sheet px-3";
  return (
    <form action={`/shows/${o.eventId}/orders`} className="flex flex-wrap items-end gap-3 pb-4">
      <label className="grid gap-1 text-sm font-semibold text-ink-2 max-sm:w-full">
        {texts.performance}
        <select name="performance" defaultValue={o.filter.performanceId ?? ""} className={look}>
          <option value="">{texts.allPerformances}</option>
          {o.showings.map(({ performanceId, startsAt, timeZone }) => (
            <option key={performanceId} value={performanceId}>
              {formatShowTime({ at: startsAt, timeZone, locale: o.locale })}
            </option>
          ))}
        </select>
      </label>
      <label className="grid gap-1 text-sm font-semibold text-ink-2">
        {texts.state}
        <select name="state" defaultValue={o.filter.state ?? ""} className={look}>
          <option value="">{texts.all}</option>
          {Object.entries(texts.states).map(([state, name]) => (
            <option key={state} value={state}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <button type="submit" className={buttonClass("quiet")}>
        {texts.filter}
      </button>
    </form>
  );
}
