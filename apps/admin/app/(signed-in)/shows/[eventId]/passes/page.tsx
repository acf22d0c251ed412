import { randomUUID } from "node:crypto";
import { locale } from "@kaimu/site/locale";
import { EmptyState } from "@kaimu/ui";
import { messages } from "../../../../../messages/index.ts";
import { EventHeader } from "../../event-header.tsx";
import { ownEvent } from "../../own-event.ts";
import { PassForm } from "../../passes/pass-form.tsx";
import { PassTable } from "../../passes/pass-table.tsx";

/** The passes of an event: those there are, and a form for another. */
export default async function PassesPage({ params }: { params: Promise<{ eventId: string }> }) {
  const event = await ownEvent((await params).eventId, "/passes");
  const language = await locale();
  const words = messages[language].shows.passes;
  const selling = event.performances.filter(({ status }) => status === "on_sale");
  return (
    <>
      <EventHeader event={event} now="passes" locale={language} />
      <p className="max-w-3xl pb-4 text-ink-2">{words.lead}</p>
      {event.passes.length > 0 ? (
        <PassTable event={event} locale={language} />
      ) : (
        <EmptyState icon="ticket" title={words.empty} text={words.emptyText} />
      )}
      {event.may.edit && (
        <div className="pt-8">
          {selling.length < 2 ? (
            <p className="text-ink-2">{words.needTwo}</p>
          ) : (
            <PassForm eventId={event.id} passId={randomUUID()} performances={selling} locale={language} />
          )}
        </div>
      )}
    </>
  );
}
