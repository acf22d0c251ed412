import { locale } from "@kaimu/site/locale";
import { serverCaller } from "@kaimu/site/server";
import { ShowTime } from "@kaimu/ui";
import { notFound } from "next/navigation";
import { messages } from "../../../../../../../messages/index.ts";
import { StatusWord } from "../../../../../status-word.tsx";
import { EventHeader } from "../../../../event-header.tsx";
import { foundOr404, ownEvent } from "../../../../own-event.ts";
import { StockDesk } from "../../../../stock/stock-desk.tsx";

type Params = Promise<{ eventId: string; performanceId: string }>;

/** Seats and stock of a published performance, to look at and to change while it sells. */
export default async function StockPage({ params }: { params: Params }) {
  const { eventId, performanceId } = await params;
  const event = await ownEvent(eventId, `/performances/${performanceId}/stock`);
  const language = await locale();
  const stock = await foundOr404((await serverCaller.admin()).catalogue.stock({ performanceId }));
  if (stock.eventId !== event.id) notFound();
  const texts = messages[language];
  return (
    <>
      <EventHeader event={event} now="performances" locale={language} />
      <div className="pb-6">
        <h2 className="text-section font-bold">{texts.stock.title}</h2>
        <p className="flex flex-wrap items-baseline gap-x-4 text-ink-2">
          <ShowTime at={stock.startsAt} timeZone={stock.timeZone} locale={language} />
          <span>{language === "zh" ? stock.venue.name : stock.venue.nameEn}</span>
          <StatusWord status={stock.status} text={texts.performanceStatus[stock.status]} />
        </p>
        <p className="pt-1 text-ink-2">{texts.stock.lead}</p>
      </div>
      <StockDesk first={stock} locale={language} />
    </>
  );
}
