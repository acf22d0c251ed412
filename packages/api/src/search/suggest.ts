import type { Context } from "../context.ts";
import { ask, inCity, inTitle, inVenue } from "./ask.ts";
import { cardOf } from "./document.ts";
import { filterBy } from "./filters.ts";
import { findInDatabase } from "./find-in-database.ts";
import { withHighlight } from "./found-event.ts";
import { type Highlighted, highlight, isMarked } from "./highlight.ts";
import { termsOf } from "./terms.ts";

/** Something that what is being typed may become. `marked` is the text in pieces with what was typed marked. */
export type Suggestion = { text: string; textEn: string; marked: Highlighted; markedEn: Highlighted } & (
  | { kind: "event"; eventId: string }
  | { kind: "city" | "venue"; events: number }
);

const mostEvents = 6;
const mostPlaces = 3;

/** Cities, venues and titles that begin like what was typed, in Chinese, pinyin, initials or English. Never fails for Typesense. */
export async function suggest(ctx: Context, query: string): Promise<{ suggestions: Suggestion[]; degraded: boolean }> {
  const terms = termsOf(query);
  if (terms.length === 0) return { suggestions: [], degraded: false };
  const filter_by = filterBy({}, ctx.clock.now());
  const answers = await ask(ctx.search, terms, [
    {
      where: inTitle,
      filter_by,
      per_page: mostEvents,
      include_fields: "id,card",
      sort_by: "_text_match:desc,startsAt:asc",
    },
    { where: inCity, filter_by, per_page: 0, facet_by: "cityNames", max_facet_values: 10 },
    { where: inVenue, filter_by, per_page: 0, facet_by: "venueNames", max_facet_values: 10 },
  ]);
  if (!answers) return suggestFromDatabase(ctx, query);

  const [events, cities, venues] = answers;
  const places = (kind: "city" | "venue", answer: typeof cities): Suggestion[] => {
    const all = (answer?.facet_counts?.[0]?.counts ?? []).map(({ value, count }) => {
      const [text = "", textEn = ""] = value.split("|");
      const marks = { marked: highlight(text, terms), markedEn: highlight(textEn, terms) };
      return { kind, text, textEn, ...marks, events: count };
    });
    // A tour is also in other cities than the one that was typed.
    const meant = all.filter((one) => isMarked(one.marked) || isMarked(one.markedEn));
    return (meant.length > 0 ? meant : all).slice(0, mostPlaces);
  };
  return {
    suggestions: [
      ...places("city", cities),
      ...places("venue", venues),
      ...(events?.hits ?? []).map(({ document }) => eventSuggestion(withHighlight(cardOf(document), terms))),
    ],
    degraded: false,
  };
}

async function suggestFromDatabase(ctx: Context, query: string) {
  const found = await findInDatabase(ctx, termsOf(query), { query, sort: "date", page: 1, pageSize: mostEvents });
  return { suggestions: found.events.map(eventSuggestion), degraded: true };
}

function eventSuggestion(event: ReturnType<typeof withHighlight>): Suggestion {
  const { id, title, titleEn, highlight: marked } = event;
  return { kind: "event", eventId: id, text: title, textEn: titleEn, marked: marked.title, markedEn: marked.titleEn };
}
