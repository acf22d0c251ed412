import type { Locale } from "@kaimu/site/locale";
import { formatShowTime, Icon } from "@kaimu/ui";
import Link from "next/link";
import { messages } from "../../../messages/index.ts";
import { PublishButton } from "./publish-button.tsx";
import type { OwnEvent } from "./shapes.ts";

/** What is missing, each with the way to where it is filled in; and once nothing is, the button that publishes. */
export function PublishBox({ event, locale }: { event: OwnEvent; locale: Locale }) {
  const words = messages[locale].shows.publish;
  const drafts = event.performances.filter(({ status }) => status === "draft");
  const places = drafts.reduce((sum, one) => sum + one.places, 0);
  const first = event.state === "draft";
  const label = (first ? words.button : words.buttonMore)
    .replace("{performances}", String(drafts.length))
    .replace("{places}", places.toLocaleString("en-US"));
  return (
    <section className="grid max-w-2xl gap-4 border border-line bg-sheet p-5">
      <h2 className="text-lg font-bold">
        {event.missing.length === 0 ? words.ready : words.notReady.replace("{count}", String(event.missing.length))}
      </h2>
      {event.missing.length > 0 && (
        <ul className="grid">
          {event.missing.map((one) => (
            <li
              key={one}
              className="flex flex-wrap items-center justify-between gap-x-4 border-t border-line py-1 first:border-t-0"
            >
              <span className="flex items-baseline gap-2">
                <Icon name="alert" size={18} className="translate-y-0.5 text-warn" />
                {sentenceOf(one, event, locale)}
              </span>
              {one !== "merchant-account" && (
                <Link
                  href={pathOf(one, event.id)}
                  className="inline-flex min-h-touch items-center text-accent underline underline-offset-4"
                >
                  {words.fix}
                </Link>
              )}
            </li>
          ))}
        </ul>
      )}
      <p className="text-ink-2">{first ? words.lead : words.leadMore}</p>
      <PublishButton eventId={event.id} label={label} ready={event.missing.length === 0} locale={locale} />
    </section>
  );
}

/** The platform names what is missing by words like "titleEn" or "past:<performance>". */
function sentenceOf(missing: string, event: OwnEvent, locale: Locale): string {
  const { missing: sentences } = messages[locale].shows.publish;
  const [word = "", performanceId] = missing.split(":");
  const performance = event.performances.find(({ id }) => id === performanceId);
  const at = performance && formatShowTime({ at: performance.startsAt, timeZone: performance.timeZone, locale });
  return (sentences[word as keyof typeof sentences] ?? word).replace("{performance}", at ?? "");
}

function pathOf(missing: string, eventId: string): string {
  const [word, performanceId] = missing.split(":");
  if (performanceId) return `/shows/${eventId}/performances/${performanceId}`;
  return `/shows/${eventId}/${word === "performances" ? "performances" : "details"}`;
}
