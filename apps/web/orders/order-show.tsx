import { type Locale, Poster, ShowTime } from "@kaimu/ui";
import Link from "next/link";
import type { EventPage, PerformanceCard } from "../reading/answers.ts";
import { inLanguage } from "../shows/in-language.ts";
import { posterAddress } from "../shows/poster-address.ts";

/** Which show an order is for. */
export function OrderShow({
  event,
  performances,
  locale,
}: {
  event: EventPage;
  /** One, or of a pass several. */
  performances: PerformanceCard[];
  locale: Locale;
}) {
  return (
    <div className="flex gap-4">
      <div className="w-20 shrink-0 self-start overflow-hidden rounded-control ring-1 ring-ink/10 md:w-24">
        <Poster spec={event.poster} href={posterAddress(event)} eager />
      </div>
      <div className="min-w-0">
        <h2 className="text-lg font-bold leading-snug">
          <Link href={`/shows/${event.id}`} className="hover:underline">
            {inLanguage(locale, event.title, event.titleEn)}
          </Link>
        </h2>
        {performances.map(({ id, startsAt, timeZone }) => (
          <p key={id} className="mt-1 font-semibold">
            <ShowTime at={startsAt} timeZone={timeZone} locale={locale} />
          </p>
        ))}
        <p className="mt-0.5 text-sm text-ink-3">
          {inLanguage(locale, event.venue, event.venueEn)}
          <br />
          {event.address}
        </p>
      </div>
    </div>
  );
}
