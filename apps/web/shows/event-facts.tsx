import { formatShowDays, Icon, type IconName, type Locale } from "@kaimu/ui";
import type { Messages } from "../messages/zh.ts";
import type { EventPage } from "../reading/answers.ts";
import { inLanguage } from "./in-language.ts";

/** When, where, by whom, and how many one may buy. */
export function EventFacts({ event, locale, t }: { event: EventPage; locale: Locale; t: Messages }) {
  const { firstStartsAt, lastStartsAt, timeZone } = event;
  const facts: { icon: IconName; name: string; text: string; more?: string }[] = [
    {
      icon: "calendar",
      name: t.event.when,
      text: formatShowDays({ first: firstStartsAt, last: lastStartsAt, timeZone, locale }),
    },
    {
      icon: "place",
      name: t.event.where,
      text: `${inLanguage(locale, event.city, event.cityEn)} · ${inLanguage(locale, event.venue, event.venueEn)}`,
      more: event.address,
    },
    { icon: "person", name: t.event.organizer, text: inLanguage(locale, event.organizer, event.organizerEn) },
    {
      icon: "ticket",
      name: t.event.limit,
      text: t.event.limitText(event.perAccountLimit),
      ...(event.realName === "per_ticket" ? { more: t.event.realName } : {}),
    },
  ];
  return (
    <dl className="grid gap-3.5">
      {facts.map(({ icon, name, text, more }) => (
        <div key={name} className="flex gap-3">
          <dt className="mt-0.5 shrink-0 text-ink-3">
            <Icon name={icon} title={name} size={22} />
          </dt>
          <dd>
            <span className="tabular">{text}</span>
            {more && <span className="block text-sm text-ink-3">{more}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
