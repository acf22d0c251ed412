import type { EventCard } from "../reading/answers.ts";

type Drawn = Pick<
  EventCard,
  "id" | "title" | "titleEn" | "poster" | "firstStartsAt" | "lastStartsAt" | "timeZone" | "venue"
>;

/** What is set on a show's poster. */
export function posterText(event: Drawn): { title: string; titleEn: string; foot: string } {
  const day = new Intl.DateTimeFormat("sv-SE", { timeZone: event.timeZone });
  const [first, last] = [event.firstStartsAt, event.lastStartsAt].map((at) => day.format(at).replaceAll("-", "."));
  const days = first === last ? first : `${first} – ${last?.slice(5)}`;
  return { title: event.title, titleEn: event.titleEn, foot: `${days}  ${event.venue}` };
}

/** Where the poster is served. It changes with what is drawn, so that it can be cached for long. */
export function posterAddress(event: Drawn, kind: "poster" | "picture" = "poster"): string {
  const drawn = JSON.stringify([event.poster, posterText(event)]);
  let hash = 0;
  for (const letter of drawn) hash = (Math.imul(hash, 31) + (letter.codePointAt(0) ?? 0)) >>> 0;
  return `/shows/${event.id}/poster.svg?v=${hash.toString(36)}${kind === "picture" ? "&picture=1" : ""}`;
}
