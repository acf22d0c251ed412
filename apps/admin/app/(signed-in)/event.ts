import type { AdminRouter } from "@kaimu/api";
import type { Locale } from "@kaimu/site/locale";
import type { inferRouterOutputs } from "@trpc/server";

/** One of the organizer's events, as the platform answers. */
export type Event = inferRouterOutputs<AdminRouter>["catalogue"]["myEvents"]["events"][number];

/** The event's title in the reader's language. */
export function titleOf(event: Event, locale: Locale): string {
  return locale === "zh" ? event.title : event.titleEn || event.title;
}

/** The event with its performances in the order in which they are played. */
export function inOrder(event: Event): Event {
  return { ...event, performances: event.performances.toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime()) };
}
