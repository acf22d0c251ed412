import { formatShowDays, type Locale, Poster } from "@kaimu/ui";
import Link from "next/link";
import type { Messages } from "../messages/zh.ts";
import type { FoundShow } from "../reading/answers.ts";
import { CardSale } from "../shows/card-sale.tsx";
import { posterAddress } from "../shows/poster-address.ts";
import { Marked } from "./marked.tsx";

/** A show that was found: what was looked for is marked in its names. All of it is one link. */
export function FoundShowRow({
  event,
  locale,
  t,
  eager,
}: {
  event: FoundShow;
  locale: Locale;
  t: Messages;
  eager: boolean;
}) {
  const { highlight, firstStartsAt, lastStartsAt, timeZone } = event;
  const english = locale === "en";
  return (
    <article className="group relative grid grid-cols-[5.5rem_1fr] gap-x-4 py-5 sm:grid-cols-[6.75rem_1fr] md:grid-cols-[6.5rem_1fr_auto] md:gap-x-6">
      <div className="self-start overflow-hidden rounded-card ring-1 ring-ink/10">
        <Poster
          spec={event.poster}
          href={posterAddress(event)}
          eager={eager}
          className="transition-transform duration-500 group-hover:scale-[1.03]"
        />
      </div>
      <div className="min-w-0">
        <p className="text-sm text-ink-3">{t.categories[event.category]}</p>
        <h3 className="mt-0.5 line-clamp-3 font-bold leading-snug md:text-lg">
          <Link href={`/shows/${event.id}`} className="after:absolute after:inset-0 after:rounded-card">
            <Marked pieces={english && event.titleEn ? highlight.titleEn : highlight.title} />
          </Link>
        </h3>
        <p className="tabular mt-1.5 text-sm text-ink-2 md:text-[0.9375rem]">
          {formatShowDays({ first: firstStartsAt, last: lastStartsAt, timeZone, locale })}
        </p>
        <p className="text-sm text-ink-3 md:text-[0.9375rem]">
          <Marked pieces={english && event.cityEn ? highlight.cityEn : highlight.city} />
          {" · "}
          <Marked pieces={english && event.venueEn ? highlight.venueEn : highlight.venue} />
        </p>
        <div className="mt-1.5 md:hidden">
          <CardSale event={event} locale={locale} t={t} />
        </div>
      </div>
      <div className="hidden min-w-28 self-center text-right text-lg md:block [&_span]:justify-end">
        <CardSale event={event} locale={locale} t={t} />
      </div>
    </article>
  );
}
