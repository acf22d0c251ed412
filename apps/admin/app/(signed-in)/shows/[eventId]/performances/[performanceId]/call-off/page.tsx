import { locale } from "@kaimu/site/locale";
import { serverCaller } from "@kaimu/site/server";
import { ShowTime } from "@kaimu/ui";
import { notFound } from "next/navigation";
import { messages } from "../../../../../../../messages/index.ts";
import { StatusWord } from "../../../../../status-word.tsx";
import { CallOffForm } from "../../../../call-off/call-off-form.tsx";
import { CalledOff } from "../../../../call-off/called-off.tsx";
import { EventHeader } from "../../../../event-header.tsx";
import { foundOr404, ownEvent } from "../../../../own-event.ts";

type Params = Promise<{ eventId: string; performanceId: string }>;

/** Cancels or postpones a performance; afterwards, how far giving it back is. */
export default async function CallOffPage({ params }: { params: Params }) {
  const { eventId, performanceId } = await params;
  const event = await ownEvent(eventId, `/performances/${performanceId}/call-off`);
  const performance = event.performances.find(({ id }) => id === performanceId);
  if (!performance || performance.status === "draft" || !event.may.seeMoney) notFound();
  const language = await locale();
  const call = (await serverCaller.admin()).calledOff;
  const [touched, progress] = await Promise.all([
    foundOr404(call.touched({ performanceId })),
    foundOr404(call.progress({ performanceId })),
  ]);
  const texts = messages[language];
  const words = texts.callOff;
  const mayStill = event.may.edit && ["on_sale", "paused", "postponed"].includes(performance.status);
  return (
    <>
      <EventHeader event={event} now="performances" locale={language} />
      <div className="pb-6">
        <h2 className="text-section font-bold">{words.title}</h2>
        <p className="flex flex-wrap items-baseline gap-x-4 text-ink-2">
          <ShowTime at={performance.startsAt} timeZone={performance.timeZone} locale={language} />
          <span>{language === "zh" ? performance.venue.name : performance.venue.nameEn}</span>
          <StatusWord status={performance.status} text={texts.performanceStatus[performance.status]} />
        </p>
      </div>
      {progress && <CalledOff progress={progress} timeZone={performance.timeZone} locale={language} />}
      {mayStill && (
        <>
          {progress && <h2 className="pt-10 text-lg font-bold">{words.again}</h2>}
          <p className="max-w-3xl py-4 text-ink-2">{words.lead}</p>
          <CallOffForm {...{ performanceId, touched, locale: language }} />
        </>
      )}
    </>
  );
}
