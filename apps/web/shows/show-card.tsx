import { formatShowDays, type Locale, Poster } from "@kaimu/ui";
import Link from "next/link";
import type { Messages } from "../messages/zh.ts";
import type { EventCard } from "../reading/answers.ts";
import { CardSale } from "./card-sale.tsx";
import { inLanguage } from "./in-language.ts";
import { posterAddress } from "./poster-address.ts";

/** A show in the grid: the poster leads, then name, days, place, price. All of it is one link. */
export function ShowCard({
  event,
  locale,
  t,
  eager,
}: {
  event: EventCard;
  locale: Locale;
  t: Messages;
  eager: boolean;
}) {
  const { firstStartsAt, lastStartsAt, timeZone } = event;
  return (
    <article className="group relative">
      <div className="overflow-hidden rounded-card ring-1 ring-ink/10">
        <Poster
          spec={event.poster}
          href={posterAddress(event)}
          eager={eager}
          className="transition-transform duration-500 group-hover:scale-[1.03]"
        />
      </div>
      <h3 className="mt-3 line-clamp-2 font-bold leading-snug md:text-[1.0625rem]">
        <Link href={`/shows/${event.id}`} className="after:absolute after:inset-0 after:rounded-card">
          {inLanguage(locale, event.title, event.titleEn)}
        </Link>
      </h3>
      <p className="tabular mt-1.5 text-sm text-ink-2">
        {formatShowDays({ first: firstStartsAt, last: lastStartsAt, timeZone, locale })}
      </p>
      <p className="truncate text-sm text-ink-3">
        {inLanguage(locale, event.city, event.cityEn)} · {inLanguage(locale, event.venue, event.venueEn)}
      </p>
      <div className="mt-1.5">
        <CardSale event={event} locale={locale} t={t} />
      </div>
    </article>
  );
}
