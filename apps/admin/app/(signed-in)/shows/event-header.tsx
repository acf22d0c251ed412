import type { Locale } from "@kaimu/site/locale";
import { Icon } from "@kaimu/ui";
import Link from "next/link";
import { messages } from "../../../messages/index.ts";
import { StatusWord } from "../status-word.tsx";
import type { OwnEvent } from "./shapes.ts";

type Tab = "sales" | "publish" | "details" | "performances" | "passes" | "orders";
const tabsOf: Record<OwnEvent["state"], Tab[]> = {
  draft: ["details", "performances", "publish"],
  published: ["sales", "orders", "performances", "passes", "details"],
  archived: ["sales", "orders", "performances", "passes", "details"],
};
const pathOf: Record<Tab, string> = {
  sales: "",
  publish: "",
  details: "/details",
  performances: "/performances",
  passes: "/passes",
  orders: "/orders",
};

/** An event's name and state, and its pages: the steps of a draft in their order, or what there is to look at afterwards. */
export function EventHeader({ event, now, locale }: { event: OwnEvent; now: Tab; locale: Locale }) {
  const texts = messages[locale];
  const allowed: Partial<Record<Tab, boolean>> = {
    ...{ sales: event.may.seeMoney, orders: event.may.seeMoney },
    ...{ details: event.may.edit, publish: event.may.edit },
  };
  const tabs = tabsOf[event.state].filter((tab) => allowed[tab] !== false);
  return (
    <header className="pb-6">
      <Link href="/" className="inline-flex min-h-touch items-center gap-1 text-sm text-ink-2 hover:text-ink">
        <Icon name="back" size={16} />
        {texts.shows.back}
      </Link>
      <div className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
        <h1 className="text-section font-bold">
          {locale === "zh" ? event.details.title : event.details.titleEn || event.details.title}
        </h1>
        <StatusWord status={event.state} text={texts.eventState[event.state]} />
      </div>
      <nav aria-label={texts.shows.navLabel} className="-mx-4 overflow-x-auto px-4 sm:mx-0 sm:px-0">
        <ol className="flex gap-6 border-b border-line whitespace-nowrap">
          {tabs.map((tab, at) => (
            <li key={tab}>
              <Link
                href={`/shows/${event.id}${pathOf[tab]}`}
                aria-current={tab === now ? "page" : undefined}
                className="inline-flex min-h-touch items-center gap-2 border-b-2 border-transparent text-ink-2 hover:text-ink aria-[current=page]:border-accent aria-[current=page]:font-semibold aria-[current=page]:text-ink"
              >
                {event.state === "draft" && (
                  <span
                    className={`tabular grid size-5 place-items-center rounded-full text-xs font-semibold ${tab === now ? "bg-accent text-on-accent" : "bg-line text-ink-2"}`}
                  >
                    {at + 1}
                  </span>
                )}
                {texts.shows.nav[tab]}
              </Link>
            </li>
          ))}
        </ol>
      </nav>
    </header>
  );
}
