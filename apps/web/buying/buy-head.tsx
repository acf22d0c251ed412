import { Icon, type Locale, Poster, ShowTime } from "@kaimu/ui";
import Link from "next/link";
import type { ReactNode } from "react";
import type { Messages } from "../messages/zh.ts";
import type { EventPage, PerformanceCard } from "../reading/answers.ts";
import { inLanguage } from "../shows/in-language.ts";
import { posterAddress } from "../shows/poster-address.ts";

/** What is being bought: the show, when and where, the way back and to its other performances. `low` leaves the height to a seat map. */
export function BuyHead({
  event,
  performance,
  low,
  locale,
  t,
}: {
  event: EventPage;
  performance: PerformanceCard;
  low: boolean;
  locale: Locale;
  t: Messages;
}) {
  const title = inLanguage(locale, event.title, event.titleEn);
  const other = event.performances.length > 1 && (
    <Link
      href={`/shows/${event.id}#performances`}
      className="inline-flex min-h-touch items-center text-sm text-accent underline underline-offset-4"
    >
      {t.buy.otherPerformance}
    </Link>
  );
  const where = `${inLanguage(locale, event.city, event.cityEn)} · ${inLanguage(locale, event.venue, event.venueEn)}`;
  const when = <ShowTime at={performance.startsAt} timeZone={performance.timeZone} locale={locale} />;
  if (low)
    return (
      <div className="flex items-center gap-2 border-b border-line pb-2">
        <Link
          href={`/shows/${event.id}`}
          aria-label={t.buy.back}
          className="-ml-2 grid size-11 shrink-0 place-items-center rounded-control text-ink-2 hover:bg-sunk hover:text-ink"
        >
          <Icon name="back" />
        </Link>
        <div className="min-w-0 grow">
          <h1 className="truncate font-display text-lg font-black md:text-xl">{title}</h1>
          <p className="truncate text-sm text-ink-2">
            <span className="font-semibold text-ink">{when}</span> <span className="ml-1.5">{where}</span>
          </p>
        </div>
        <div className="shrink-0">{other}</div>
      </div>
    );
  return (
    <BesidePoster event={event} t={t}>
      <h1 className="font-display text-xl font-black text-balance md:text-title">{title}</h1>
      <p className="mt-1.5 font-semibold">{when}</p>
      <p className="text-sm text-ink-3 md:text-base">{where}</p>
      {other}
    </BesidePoster>
  );
}

/** The way back to the show, and its poster with the words of what is bought beside it. */
export function BesidePoster({ event, children, t }: { event: EventPage; children: ReactNode; t: Messages }) {
  return (
    <>
      <Link
        href={`/shows/${event.id}`}
        className="inline-flex min-h-touch items-center gap-1 text-ink-2 hover:text-ink"
      >
        <Icon name="back" /> {t.buy.back}
      </Link>
      <div className="mt-2 flex gap-4 border-b border-line pb-6 md:gap-6">
        <div className="w-20 shrink-0 self-start overflow-hidden rounded-control ring-1 ring-ink/10 md:w-28">
          <Poster spec={event.poster} href={posterAddress(event)} eager />
        </div>
        <div className="min-w-0">{children}</div>
      </div>
    </>
  );
}
