import { serverCaller } from "@kaimu/site/server";
import { cache } from "react";
import type { EventPage, PerformanceCard } from "./answers.ts";
import { orNull } from "./or-not-found.ts";

/** The event of an order or ticket, read once a request; null when it is no longer published: the order stands all the same. */
export const eventOf = cache(async (eventId: string): Promise<EventPage | null> => {
  const call = await serverCaller.web();
  return orNull(call.catalogue.event({ eventId }));
});

/** An event and one performance of it. */
export async function performanceOf(o: {
  eventId: string;
  performanceId: string;
}): Promise<{ event: EventPage | null; performance: PerformanceCard | null }> {
  const event = await eventOf(o.eventId);
  return { event, performance: event?.performances.find((one) => one.id === o.performanceId) ?? null };
}
