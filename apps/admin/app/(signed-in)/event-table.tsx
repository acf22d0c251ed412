import type { AdminRouter } from "@kaimu/api";
import type { Locale } from "@kaimu/site/locale";
import { ShowTime } from "@kaimu/ui";
import type { inferRouterOutputs } from "@trpc/server";
import { messages } from "../../messages/index.ts";
import { StatusWord } from "./status-word.tsx";

type Event = inferRouterOutputs<AdminRouter>["catalogue"]["myEvents"]["events"][number];

const cell = "px-4 py-2.5 align-top";

/** Events with their performances: a row a performance, the event named once beside them. On a phone each event is a block. */
export function EventTable({ events, locale }: { events: Event[]; locale: Locale }) {
  const texts = messages[locale];
  return (
    <table className="w-full border-collapse rounded-card border border-line bg-sheet text-sm max-md:block">
      <thead className="max-md:sr-only">
        <tr className="border-b border-line-strong text-left text-ink-2">
          {[texts.events.event, texts.events.category, texts.events.state].map((head) => (
            <th key={head} scope="col" className={`${cell} font-semibold`}>
              {head}
            </th>
          ))}
          <th scope="col" className={`${cell} font-semibold`}>
            {texts.events.startsAt}
          </th>
          <th scope="col" className={`${cell} font-semibold`}>
            {texts.events.saleState}
          </th>
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
  const performances = event.performances.toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
  const span = Math.max(1, performances.length);
  const block = "max-md:block max-md:px-4 max-md:py-0.5";
  const [first, ...rest] = performances;
  const row = (performance: Event["performances"][number] | undefined) =>
    performance ? (
      <>
        <td className={`${cell} max-md:py-1.5 max-md:pr-0`}>
          <ShowTime at={performance.startsAt} timeZone={performance.timeZone} locale={locale} />
        </td>
        <td className={`${cell} max-md:py-1.5 max-md:pl-2`}>
          <StatusWord tone={performance.status} text={texts.performanceStatus[performance.status]} />
        </td>
      </>
    ) : (
      <td colSpan={2} className={`${cell} text-ink-2`}>
        {texts.events.noPerformances}
      </td>
    );
  return (
    <tbody className="border-b border-line last:border-0 max-md:block max-md:py-3">
      <tr className="max-md:flex max-md:flex-wrap">
        <th scope="rowgroup" rowSpan={span} className={`${cell} ${block} text-left max-md:w-full max-md:text-base`}>
          {locale === "zh" ? event.title : event.titleEn}
        </th>
        <td rowSpan={span} className={`${cell} ${block} text-ink-2`}>
          {texts.categories[event.category]}
        </td>
        <td rowSpan={span} className={`${cell} ${block} max-md:grow`}>
          <StatusWord tone={event.state} text={texts.eventState[event.state]} />
        </td>
        {row(first)}
      </tr>
      {rest.map((performance) => (
        <tr key={performance.id} className="max-md:flex">
          {row(performance)}
        </tr>
      ))}
    </tbody>
  );
}
