import { locale } from "@kaimu/site/locale";
import { requireSignIn, serverCaller } from "@kaimu/site/server";
import { Pager } from "@kaimu/site/staff";
import { buttonClass, EmptyState, Icon } from "@kaimu/ui";
import Link from "next/link";
import { notFound, redirect } from "next/navigation";
import { messages } from "../../messages/index.ts";
import { inOrder } from "./event.ts";
import { EventList } from "./event-list.tsx";
import { EventTable } from "./event-table.tsx";

type Search = Promise<{ after?: string | string[] }>;

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The organizer's own events, newest first. */
export default async function EventsPage({ searchParams }: { searchParams: Search }) {
  const { after } = await searchParams;
  await requireSignIn("organizer", typeof after === "string" ? `/?after=${encodeURIComponent(after)}` : "/");
  if (after !== undefined && !(typeof after === "string" && uuid.test(after))) notFound();

  const language = await locale();
  const texts = messages[language].events;
  const caller = await serverCaller.admin();
  const { events: found, next } = await caller.catalogue.myEvents({ limit: 50, cursor: after });
  const organizers = await caller.catalogue.organizers();
  // An agent's people have their own first page.
  if (organizers.length === 0 && (await caller.agency.mine()).length > 0) redirect("/agency");
  const mayCreate = organizers.some(({ role }) => role === "owner" || role === "manager");
  const events = found.map(inOrder);
  const performances = events.reduce((sum, event) => sum + event.performances.length, 0);
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 pb-4">
        <div className="flex flex-wrap items-baseline gap-x-4">
          <h1 className="text-section font-bold">{texts.title}</h1>
          {events.length > 0 && (
            <p className="tabular text-sm text-ink-2">
              {texts.count.replace("{events}", String(events.length)).replace("{performances}", String(performances))}
            </p>
          )}
        </div>
        {mayCreate && (
          <Link href="/shows/new" className={buttonClass()}>
            <Icon name="plus" size={18} />
            {messages[language].shows.create}
          </Link>
        )}
      </div>
      {events.length > 0 ? (
        <>
          <div className="max-md:hidden">
            <EventTable events={events} locale={language} />
          </div>
          <div className="md:hidden">
            <EventList events={events} locale={language} />
          </div>
        </>
      ) : (
        <EmptyState icon="calendar" title={texts.emptyTitle} text={texts.emptyText} />
      )}
      <Pager path="/" query={{}} {...{ after, next }} locale={language} />
    </>
  );
}
