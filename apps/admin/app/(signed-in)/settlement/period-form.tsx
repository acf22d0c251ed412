import type { Locale } from "@kaimu/site/locale";
import { buttonClass } from "@kaimu/ui";
import { messages } from "../../../messages/index.ts";
import type { Organizer } from "../shows/shapes.ts";
import type { Asked } from "./asked.ts";

/** Whose statement and of which days: a plain form, so that what is shown stands in the address. */
export function PeriodForm({ asked, organizers, locale }: { asked: Asked; organizers: Organizer[]; locale: Locale }) {
  const words = messages[locale].settlement;
  const look = "min-h-touch w-full rounded-control border border-line-strong bg-sheet px-3";
  const label = "grid gap-1 text-sm font-semibold text-ink-2";
  return (
    <form action="/settlement" className="flex flex-wrap items-end gap-3 pb-5">
      {organizers.length > 1 ? (
        <label className={`${label} max-sm:w-full`}>
          {words.organizer}
          <select name="organizer" defaultValue={asked.organizerId} className={look}>
            {organizers.map((one) => (
              <option key={one.id} value={one.id}>
                {locale === "zh" ? one.name : one.nameEn}
              </option>
            ))}
          </select>
        </label>
      ) : (
        <input type="hidden" name="organizer" value={asked.organizerId} />
      )}
      <label className={label}>
        {words.from}
        <input type="date" name="from" required defaultValue={asked.from} className={look} />
      </label>
      <label className={label}>
        {words.to}
        <input type="date" name="to" required defaultValue={asked.to} className={look} />
      </label>
      <button type="submit" className={buttonClass("quiet")}>
        {words.show}
      </button>
    </form>
  );
}
