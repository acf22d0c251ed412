import { locale } from "@kaimu/site/locale";
import { notFound } from "next/navigation";
import { DetailsForm } from "../../details-form.tsx";
import { EventHeader } from "../../event-header.tsx";
import { ownEvent } from "../../own-event.ts";

export default async function DetailsPage({ params }: { params: Promise<{ eventId: string }> }) {
  const event = await ownEvent((await params).eventId, "/details");
  if (!event.may.edit) notFound();
  const language = await locale();
  return (
    <>
      <EventHeader event={event} now="details" locale={language} />
      <DetailsForm
        eventId={event.id}
        first={event.details}
        state={event.state === "draft" ? "draft" : "published"}
        locale={language}
      />
    </>
  );
}
