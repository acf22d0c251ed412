import type { Locale } from "@kaimu/site/locale";
import { ShowTime } from "@kaimu/ui";
import Link from "next/link";
import { messages } from "../../messages/index.ts";
import { type Event, titleOf } from "./event.ts";
import { StatusWord } from "./status-word.tsx";

/** The same as the table, for a phone: a block an event, a line a performance. */
export function EventList({ events, locale }: { events: Event[]; locale: Locale }) {
  const texts = messages[locale];
  return (
    <ul className="border-t border-line">
      {events.map((event) => (
        <li key={event.id} className="border-b border-line py-4">
          <h2 className="font-semibold">
            <Link href={`/shows/${event.id}`} className="inline-flex min-h-touch items-center text-accent">
              {titleOf(event, locale)}
            </Link>
          </h2>
          <p className="flex items-baseline gap-4 pt-0.5 text-sm text-ink-2">
            {texts.categories[event.category]}
            <StatusWord status={event.state} text={texts.eventState[event.state]} />
          </p>
          <ul className="grid gap-1.5 pt-3 text-sm">
            {event.performances.map((performance) => (
              <li key={performance.id} className="flex items-baseline justify-between gap-4">
                <ShowTime at={performance.startsAt} timeZone={performance.timeZone} locale={locale} />
                <StatusWord status={performance.status} text={texts.performanceStatus[performance.status]} />
              </li>
            ))}
            {event.performances.length === 0 && <li className="text-ink-2">{texts.events.noPerformances}</li>}
          </ul>
        </li>
      ))}
    </ul>
  );
}
