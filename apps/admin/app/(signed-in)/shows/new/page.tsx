import { randomUUID } from "node:crypto";
import { locale } from "@kaimu/site/locale";
import { requireSignIn, serverCaller } from "@kaimu/site/server";
import { notFound } from "next/navigation";
import { messages } from "../../../../messages/index.ts";
import { DetailsForm } from "../details-form.tsx";
import { firstPoster } from "../poster-looks.ts";

/** A new event: its id is chosen here, so that pressing twice makes one draft. */
export default async function NewEventPage() {
  await requireSignIn("organizer", "/shows/new");
  const language = await locale();
  const organizers = (await (await serverCaller.admin()).catalogue.organizers()).filter(
    ({ role }) => role === "owner" || role === "manager",
  );
  if (organizers.length === 0) notFound();
  return (
    <>
      <h1 className="pb-2 text-section font-bold">{messages[language].shows.create}</h1>
      <DetailsForm
        eventId={randomUUID()}
        state="new"
        organizers={organizers}
        locale={language}
        first={{
          ...{ title: "", titleEn: "", category: "concert", summary: "", summaryEn: "", notices: [] },
          ...{
            poster: firstPoster,
            realName: "none",
            loneSeats: "warn",
            seatChoice: "buyer",
            refundRule: { steps: [{ untilHoursBefore: 48, keepPercent: 20 }] },
            perAccountLimit: 4,
            holdSeconds: 480,
            paymentSeconds: 900,
          },
        }}
      />
    </>
  );
}
