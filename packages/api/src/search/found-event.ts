import type { EventCard } from "../catalogue/index.ts";
import { type Highlighted, highlight, isMarked } from "./highlight.ts";
import { nearestForm } from "./nearest-form.ts";
import { soundOf } from "./spelling.ts";
import { isChinese } from "./terms.ts";

const names = ["title", "titleEn", "venue", "venueEn", "city", "cityEn"] as const;

/** A card, and its names in pieces with what was asked for marked. */
export interface FoundEvent extends EventCard {
  highlight: Record<(typeof names)[number], Highlighted>;
}

/**
 * Marks what was typed. Where nothing of it is there, what it was taken for: a word that sounds the same, a spelling nearby. That
 * is worked out here and not asked of Typesense, whose answer would carry every pinyin of every title with it.
 */
export function withHighlight(card: EventCard, terms: string[]): FoundEvent {
  for (const { termsFor } of readings(terms)) {
    const marked = Object.fromEntries(names.map((name) => [name, highlight(card[name], termsFor(card[name]))]));
    if (Object.values(marked).some(isMarked)) return { ...card, highlight: marked as FoundEvent["highlight"] };
  }
  const plain = names.map((name) => [name, highlight(card[name], [])]);
  return { ...card, highlight: Object.fromEntries(plain) as FoundEvent["highlight"] };
}

function readings(terms: string[]): { termsFor(text: string): string[] }[] {
  const sounds = terms.flatMap((term) => (isChinese(term) ? soundOf(term).split(" ") : [term]));
  return [
    { termsFor: () => terms },
    { termsFor: () => sounds },
    { termsFor: (text) => sounds.flatMap((term) => nearestForm(term, text) ?? []) },
  ];
}
