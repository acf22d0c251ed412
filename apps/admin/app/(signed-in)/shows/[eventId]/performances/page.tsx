import { locale } from "@kaimu/site/locale";
import { buttonClass, EmptyState, Icon } from "@kaimu/ui";
import Link from "next/link";
import { messages } from "../../../../../messages/index.ts";
import { EventHeader } from "../../event-header.tsx";
import { ownEvent } from "../../own-event.ts";
import { PerformanceTable } from "../../performance-table.tsx";
import { PublishBox } from "../../publish-box.tsx";

export default async function PerformancesPage({ params }: { params: Promise<{ eventId: string }> }) {
  const event = await ownEvent((await params).eventId, "/performances");
  const language = await locale();
  const words = messages[language].shows.performances;
  const drafts = event.may.edit && event.performances.some(({ status }) => status === "draft");
  const add = event.may.edit && (
    <Link href={`/shows/${event.id}/performances/new`} className={buttonClass(drafts ? "quiet" : "primary")}>
      <Icon name="plus" size={18} />
      {words.add}
    </Link>
  );
  return (
    <>
      <EventHeader event={event} now="performances" locale={language} />
      {event.performances.length === 0 ? (
        <EmptyState icon="calendar" title={words.empty} text={words.emptyText}>
          {add}
        </EmptyState>
      ) : (
        <>
          <div className="flex flex-wrap items-center justify-between gap-3 pb-4">
            <p className="text-ink-2">{words.lead}</p>
            {add}
          </div>
          <PerformanceTable event={event} locale={language} />
        </>
      )}
      {drafts && (
        <div className="pt-8">
          {event.state === "draft" ? (
            <Link href={`/shows/${event.id}`} className={buttonClass()}>
              {messages[language].shows.publish.title}
              <Icon name="next" size={18} />
            </Link>
          ) : (
            <PublishBox event={event} locale={language} />
          )}
        </div>
      )}
    </>
  );
}
