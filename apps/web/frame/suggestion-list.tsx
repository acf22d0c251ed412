import { Icon, type IconName, type Locale } from "@kaimu/ui";
import { messagesOf } from "../messages/index.ts";
import { cityPath } from "../search/city-path.ts";
import { Marked } from "../search/marked.tsx";
import type { Suggestion } from "./use-suggestions.ts";

const icons: Record<Suggestion["kind"], IconName> = { event: "ticket", city: "place", venue: "venue" };

/** Where a suggestion leads: a show, a city, the shows of a venue. */
export function placeOfSuggestion(one: Suggestion): string {
  if (one.kind === "event") return `/shows/${one.eventId}`;
  return one.kind === "city"
    ? cityPath({ city: one.text, cityEn: one.textEn })
    : `/search?q=${encodeURIComponent(one.text)}`;
}

/** What is being typed may become one of these. The field keeps the focus; `at` is the one the keys have reached. */
export function SuggestionList({
  id,
  suggestions,
  at,
  floating,
  locale,
  onChoose,
}: {
  id: string;
  suggestions: Suggestion[];
  at: number;
  floating: boolean;
  locale: Locale;
  onChoose: (index: number) => void;
}) {
  const t = messagesOf(locale).find;
  const place = floating
    ? "absolute inset-x-0 top-full z-30 mt-1.5 rounded-card border border-line bg-sheet shadow-xl"
    : "mt-2";
  return (
    <div
      id={`${id}-list`}
      role="listbox"
      aria-label={t.search}
      tabIndex={-1}
      className={suggestions.length > 0 ? `overflow-hidden py-1.5 ${place}` : "hidden"}
    >
      {suggestions.map((one, i) => {
        const english = locale === "en" && one.textEn;
        return (
          <div
            key={`${one.kind} ${one.text}`}
            id={`${id}-${i}`}
            role="option"
            aria-selected={i === at}
            tabIndex={-1}
            // Pressed, not clicked: the field would lose the focus first, and the list with it.
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => onChoose(i)}
            onKeyDown={(event) => event.key === "Enter" && onChoose(i)}
            className={`flex min-h-touch cursor-pointer items-center gap-3 px-3.5 py-1.5 hover:bg-sunk ${i === at ? "bg-sunk" : ""}`}
          >
            <Icon name={icons[one.kind]} className="shrink-0 text-ink-3" />
            <span className="min-w-0 grow truncate">
              <Marked pieces={english ? one.markedEn : one.marked} />
            </span>
            <span className="tabular shrink-0 text-sm text-ink-2">
              {one.kind === "event" ? t.kinds.event : t.shows(one.events)}
            </span>
          </div>
        );
      })}
    </div>
  );
}
