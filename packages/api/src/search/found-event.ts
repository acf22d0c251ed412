import type { EventCard } from "../catalogue/index.ts";
import { type Highlighted, highlight, isMarked } from "./highlight.ts";

/** A card, and its names in pieces with what was asked for marked. */
export interface FoundEvent extends EventCard {
  highlight: Record<"title" | "titleEn" | "venue" | "venueEn" | "city" | "cityEn", Highlighted>;
}

/** Marks what was typed; where nothing of it is there (a wrong letter, a wrong character), what Typesense took it for. */
export function withHighlight(card: EventCard, terms: string[], takenFor: string[]): FoundEvent {
  const marked = (by: string[]) => ({
    title: highlight(card.title, by),
    titleEn: highlight(card.titleEn, by),
    venue: highlight(card.venue, by),
    venueEn: highlight(card.venueEn, by),
    city: highlight(card.city, by),
    cityEn: highlight(card.cityEn, by),
  });
  const asTyped = marked(terms);
  const found = Object.values(asTyped).some(isMarked);
  return { ...card, highlight: found ? asTyped : marked(takenFor.map((token) => token.toLowerCase())) };
}
