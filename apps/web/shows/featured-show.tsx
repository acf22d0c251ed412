import { formatShowDays, type Locale, Money, posterGround } from "@kaimu/ui";
import Link from "next/link";
import type { Messages } from "../messages/zh.ts";
import type { EventCard } from "../reading/answers.ts";
import { inLanguage } from "./in-language.ts";
import { posterAddress } from "./poster-address.ts";

/** The show the home page opens with, laid out in the inks of its own poster. */
export function FeaturedShow({ event, locale, t }: { event: EventCard; locale: Locale; t: Messages }) {
  const { ground, ink, accent } = posterGround(event.poster);
  const { firstStartsAt, lastStartsAt, timeZone } = event;
  return (
    <section aria-label={t.home.featured} style={{ backgroundColor: ground, color: ink }} className="relative">
      <div className="page grid gap-6 pb-9 md:min-h-[27rem] md:grid-cols-2 md:items-center md:pb-0">
        <div className="-mx-[clamp(1rem,4vw,2.5rem)] h-60 overflow-hidden sm:h-80 md:absolute md:inset-y-0 md:right-0 md:mx-0 md:h-auto md:w-1/2">
          <img
            src={posterAddress(event, "picture")}
            alt=""
            width={300}
            height={400}
            fetchPriority="high"
            className="size-full object-cover object-[50%_26%]"
          />
        </div>
        <div className="md:py-14 md:pr-10">
          <p className="text-sm font-semibold tracking-wide" style={{ color: accent }}>
            {t.categories[event.category]}
          </p>
          <h1 className="mt-2 font-display text-display font-black text-balance">
            {inLanguage(locale, event.title, event.titleEn)}
          </h1>
          <p className="tabular mt-4 text-lg">
            {formatShowDays({ first: firstStartsAt, last: lastStartsAt, timeZone, locale })}
          </p>
          <p>
            {inLanguage(locale, event.city, event.cityEn)} · {inLanguage(locale, event.venue, event.venueEn)}
          </p>
          <p className="mt-6 flex flex-wrap items-center gap-x-6 gap-y-3">
            <Link
              href={`/shows/${event.id}`}
              style={{ backgroundColor: ink, color: ground }}
              className="inline-flex min-h-12 items-center rounded-control px-7 font-bold transition-transform hover:-translate-y-0.5"
            >
              {t.home.seeShow}
            </Link>
            <span className="text-xl font-bold [&_span]:text-current">
              <Money fen={event.fromFen} from={locale} />
            </span>
          </p>
        </div>
      </div>
    </section>
  );
}
