import type { Locale } from "@kaimu/site/locale";
import { ShowTime } from "@kaimu/ui";

/** A performance in a row: what and when. */
export function ShowingCell(o: {
  showing: { title: string; titleEn: string; startsAt: Date; timeZone: string } | undefined;
  locale: Locale;
}) {
  if (!o.showing) return null;
  const { title, titleEn, startsAt, timeZone } = o.showing;
  return (
    <>
      {o.locale === "zh" ? title : titleEn || title}
      <span className="block font-normal text-ink-3">
        <ShowTime at={startsAt} timeZone={timeZone} locale={o.locale} />
      </span>
    </>
  );
}
