import { randomUUID } from "node:crypto";
import { locale } from "@kaimu/site/locale";
import { serverCaller } from "@kaimu/site/server";
import { redirect } from "next/navigation";
import { messages } from "../../../../../../messages/index.ts";
import { EventHeader } from "../../../event-header.tsx";
import { foundOr404, ownEvent } from "../../../own-event.ts";
import { type Entry, entryOf, newTier } from "../../../performance-entry.ts";
import { PerformanceForm } from "../../../performance-form.tsx";

type Params = Promise<{ eventId: string; performanceId: string }>;

/** A new performance ("new": its id is chosen here, so that pressing twice makes one) or one of the drafts. */
export default async function PerformancePage({ params }: { params: Params }) {
  const { eventId, performanceId } = await params;
  const event = await ownEvent(eventId, `/performances/${performanceId}`);
  const caller = await serverCaller.admin();
  const language = await locale();
  const words = messages[language].shows.performance;
  const isNew = performanceId === "new";
  const known = isNew ? undefined : await foundOr404(caller.catalogue.performance({ eventId, performanceId }));
  if (known && known.status !== "draft") redirect(`/shows/${eventId}/performances`);
  const venues = await caller.catalogue.venues({ limit: 200 });
  return (
    <>
      <EventHeader event={event} now="performances" locale={language} />
      <h2 className="pb-4 text-section font-bold">{isNew ? words.newTitle : words.title}</h2>
      <PerformanceForm
        eventId={eventId}
        performanceId={known?.id ?? randomUUID()}
        first={known ? entryOf(known.draft) : emptyEntry()}
        isNew={isNew}
        venues={venues}
        locale={language}
      />
    </>
  );
}

/** Sells from now on; the rest is the organizer's to say. Venues are in China, until they write another time. */
function emptyEntry(): Entry {
  const now = new Date().toLocaleString("sv-SE", { timeZone: "Asia/Shanghai" }).slice(0, 16).replace(" ", "T");
  return {
    ...{ venueId: "", startsLocal: "", doorsMinutes: "60", durationMinutes: "120" },
    ...{ saleOpensLocal: now, saleClosesLocal: "", seatMapId: null, tierOfSection: {}, tiers: [newTier([])] },
  };
}
