import type { Locale } from "@kaimu/site/locale";
import { ShowTime } from "@kaimu/ui";
import Link from "next/link";
import { messages } from "../../messages/index.ts";
import { type Event, titleOf } from "./event.ts";
import { StatusWord } from "./status-word.tsx";

const cell = "px-4 py-2.5 align-baseline";

/** Events with their performances: a row a performance, the event named once beside them. */
export function EventTable({ events, locale }: { events: Event[]; locale: Locale }) {
  const words = messages[locale].events;
  return (
    <table className="w-full border-collapse border border-line bg-sheet text-sm">
      <thead>
        <tr className="border-b border-line-strong text-left text-ink-2">
          {[words.event, words.category, words.state, words.startsAt, words.saleState].map((head) => (
            <th key={head} scope="col" className={`${cell} font-semibold`}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      {events.map((event) => (
        <EventRows key={event.id} event={event} locale={locale} />
      ))}
    </table>
  );
}

function EventRows({ event, locale }: { event: Event; locale: Locale }) {
  const texts = messages[locale];
  const span = Math.max(1, event.performances.length);
  const [first, ...rest] = event.performances;
  return (
    <tbody className="border-b border-line">
      <tr>
        <th scope="rowgroup" rowSpan={span} className={`${cell} text-left font-semibold`}>
          <Link href={`/shows/${event.id}`} className="text-accent underline-offset-4 hover:underline">
            {titleOf(event, locale)}
          </Link>
        </th>
        <td rowSpan={span} className={`${cell} text-ink-2`}>
          {texts.categories[event.category]}
        </td>
        <td rowSpan={span} className={cell}>
          <StatusWord status={event.state} text={texts.eventState[event.state]} />
        </td>
        {first ? (
          <PerformanceCells performance={first} locale={locale} />
        ) : (
          <td colSpan={2} className={`${cell} text-ink-2`}>
            {texts.events.noPerformances}
          </td>
        )}
      </tr>
      {rest.map((performance) => (
        <tr key={performance.id}>
          <PerformanceCells performance={performance} locale={locale} />
        </tr>
      ))}
    </tbody>
  );
}

function PerformanceCells({ performance, locale }: { performance: Event["performances"][number]; locale: Locale }) {
  return (
    <>
      <td className={cell}>
        <ShowTime at={performance.startsAt} timeZone={performance.timeZone} locale={locale} />
      </td>
      <td className={cell}>
        <StatusWord status={performance.status} text={messages[locale].performanceStatus[performance.status]} />
      </td>
    </>
  );
}
