import { type Locale, ShowTime } from "@kaimu/ui";
import type { EventPage, PassCard } from "../reading/answers.ts";
import { inLanguage } from "../shows/in-language.ts";

/** What a pass contains: each performance with the price area of its place. */
export function PassParts({ pass, event, locale }: { pass: PassCard; event: EventPage; locale: Locale }) {
  return (
    <ul className="mt-2 grid gap-1">
      {pass.parts.map(({ performanceId, tierName, tierNameEn, colour }) => {
        const performance = event.performances.find((one) => one.id === performanceId);
        return (
          performance && (
            <li key={performanceId} className="flex items-baseline gap-2.5 text-sm">
              <span aria-hidden="true" className="size-2.5 shrink-0 rounded-full" style={{ backgroundColor: colour }} />
              <ShowTime
                at={performance.startsAt}
                timeZone={performance.timeZone}
                locale={locale}
                className="font-semibold"
              />
              <span className="text-ink-2">{inLanguage(locale, tierName, tierNameEn)}</span>
            </li>
          )
        );
      })}
    </ul>
  );
}
