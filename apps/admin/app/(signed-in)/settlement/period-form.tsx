import type { Locale } from "@kaimu/site/locale";
import { buttonClass } from "@kaimu/ui";
import { messages } from "../../../messages/index.ts";

/** Whose statement and of which days: a plain form, so that what is shown stands in the address. */
export function PeriodForm(o: {
  path: string;
  asked: { from: string; to: string };
  whose: { name: string; value: string; label: string; options: { id: string; name: string; nameEn: string }[] };
  locale: Locale;
}) {
  const { asked, whose, locale } = o;
  const words = messages[locale].settlement;
  const look = "min-h-touch w-full rounded-control border border-line-strong bg-sheet px-3";
  const label = "grid gap-1 text-sm font-semibold text-ink-2";
  return (
    <form action={o.path} className="flex flex-wrap items-end gap-3 pb-5">
      {whose.options.length > 1 ? (
        <label className={`${label} max-sm:w-full`}>
          {whose.label}
          <select name={whose.name} defaultValue={whose.value} className={look}>
            {whose.options.map((one) => (
              <option key={one.id} value={one.id}>
                {locale === "zh" ? one.name : one.nameEn}
              </option>
            ))}
          </select>
        </label>
      ) : (
        <input type="hidden" name={whose.name} value={whose.value} />
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
