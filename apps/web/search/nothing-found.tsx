import { buttonClass, EmptyState, type Locale } from "@kaimu/ui";
import Link from "next/link";
import type { Messages } from "../messages/zh.ts";
import type { EventCard } from "../reading/answers.ts";
import { ShowCard } from "../shows/show-card.tsx";
import { type Asked, askedAddress } from "./asked.ts";
import type { Condition } from "./conditions.ts";

/** Nothing fits: which condition could go, what else could be typed, and what is on anyway. */
export function NothingFound({
  asked,
  conditions,
  near,
  locale,
  t,
}: {
  asked: Asked;
  conditions: Condition[];
  near: EventCard[];
  locale: Locale;
  t: Messages;
}) {
  const narrowed = conditions.length > 0;
  return (
    <>
      <EmptyState
        icon="search"
        title={asked.q && !narrowed ? t.find.nothing(asked.q) : t.find.nothingFits}
        text={narrowed ? t.find.nothingFitsText : t.find.nothingText}
      >
        {conditions.map(({ key, words, without }) => (
          <Link key={key} href={askedAddress(without)} className={buttonClass("quiet")}>
            {t.find.remove(words)}
          </Link>
        ))}
        {(narrowed || asked.q) && (
          <Link href="/search" className={buttonClass(narrowed ? "plain" : "quiet")}>
            {t.find.all}
          </Link>
        )}
      </EmptyState>
      {near.length > 0 && (
        <section aria-labelledby="near">
          <h2 id="near" className="mb-5 text-section font-bold">
            {t.find.near}
          </h2>
          <ul className="grid grid-cols-2 gap-x-4 gap-y-9 sm:grid-cols-3 md:gap-x-6 lg:grid-cols-4">
            {near.slice(0, 4).map((event) => (
              <li key={event.id}>
                <ShowCard event={event} locale={locale} t={t} eager={false} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
