import type { Category } from "@kaimu/db";
import type { EventCard, SearchableEvent } from "../catalogue/index.ts";
import { latinForms } from "./spelling.ts";
import { foundBy, termsOf } from "./terms.ts";

/** An event as Typesense keeps it. Times in ms, days as 20261224, prices in fen. */
export interface EventDocument {
  id: string;
  title: string;
  titleLatin: string[];
  venue: string[];
  venueLatin: string[];
  city: string[];
  cityLatin: string[];
  genre: string;
  cities: string[];
  /** Both names in one value, so that a count carries both: 上海|Shanghai. */
  cityNames: string[];
  venueNames: string[];
  category: Category;
  days: number[];
  prices: number[];
  fromFen: number;
  startsAt: number;
  endsAt: number;
  saleOpensAt: number;
  saleClosesAt: number;
  /** The card as JSON: answered as it is, searched by nothing. */
  card: string;
}

/** What people call a category when they look for one. */
const genres: Record<Category, string> = {
  concert: "演唱会 音乐会 音乐节 concert",
  theatre: "话剧 戏剧 theatre theater play",
  musical: "音乐剧 musical",
  dance: "舞蹈 舞剧 芭蕾 dance ballet",
  children: "亲子 儿童 儿童剧 children kids family",
  sport: "体育 比赛 赛事 sport",
  exhibition: "展览 展 exhibition",
  talk_show: "脱口秀 相声 talkshow comedy standup",
};

/** The document of an event; the same event gives the same document. */
export function toDocument(event: SearchableEvent): EventDocument {
  const { card, places } = event;
  const venues = unique(places.map((one) => `${one.venue}|${one.venueEn}`));
  const cities = unique(places.map((one) => `${one.city}|${one.cityEn}`));
  return {
    id: card.id,
    title: foundBy(card.title),
    titleLatin: inLatin([card.title, card.titleEn]),
    venue: unique(places.map((one) => foundBy(one.venue))),
    venueLatin: inLatin(places.flatMap((one) => [one.venue, one.venueEn])),
    city: unique(places.map((one) => foundBy(one.city))),
    cityLatin: inLatin(places.flatMap((one) => [one.city, one.cityEn])),
    genre: foundBy(genres[card.category]),
    cities: unique(places.map((one) => one.city)),
    cityNames: cities,
    venueNames: venues,
    category: card.category,
    days: event.days,
    prices: event.pricesFen,
    fromFen: card.fromFen,
    startsAt: card.firstStartsAt.getTime(),
    endsAt: event.endsAt.getTime(),
    saleOpensAt: event.saleOpensAt.getTime(),
    saleClosesAt: event.saleClosesAt.getTime(),
    card: JSON.stringify(card),
  };
}

/** The card a document carries. */
export function cardOf(document: Pick<EventDocument, "card">): EventCard {
  const card = JSON.parse(document.card) as EventCard;
  return {
    ...card,
    firstStartsAt: new Date(card.firstStartsAt),
    lastStartsAt: new Date(card.lastStartsAt),
    saleOpensAt: new Date(card.saleOpensAt),
  };
}

function inLatin(texts: string[]): string[] {
  return unique(texts.flatMap((text) => [...latinForms(text), termsOf(text).join(" ")]));
}

function unique(texts: string[]): string[] {
  return [...new Set(texts)];
}
