import { locale } from "@kaimu/site/locale";
import { platform, serverCaller } from "@kaimu/site/server";
import { KeepFresh } from "@kaimu/site/staff";
import { Icon } from "@kaimu/ui";
import { redirect } from "next/navigation";
import { messages } from "../../../../messages/index.ts";
import { EventHeader } from "../event-header.tsx";
import { foundOr404, ownEvent } from "../own-event.ts";
import { PublishBox } from "../publish-box.tsx";
import { SalesTable } from "../sales-table.tsx";

const everySeconds = 10;

/** A draft: what it still needs, and the button that publishes it. Afterwards: how it sells. */
export default async function EventPage({ params }: { params: Promise<{ eventId: string }> }) {
  const event = await ownEvent((await params).eventId, "");
  const language = await locale();
  // Who works at the door sees what is played, neither drafts' needs nor money.
  if (event.state === "draft" ? !event.may.edit : !event.may.seeMoney) redirect(`/shows/${event.id}/performances`);
  if (event.state === "draft")
    return (
      <>
        <EventHeader event={event} now="publish" locale={language} />
        <PublishBox event={event} locale={language} />
      </>
    );

  const sales = await foundOr404((await serverCaller.admin()).inventory.sales({ eventId: event.id }));
  const texts = messages[language].shows;
  const now = new Date().toLocaleTimeString("zh-CN", { timeZone: "Asia/Shanghai", hourCycle: "h23" });
  return (
    <>
      <EventHeader event={event} now="sales" locale={language} />
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 pb-4">
        <p className="tabular text-sm text-ink-2">
          {texts.sales.asOf.replace("{time}", now).replace("{seconds}", String(everySeconds))}
        </p>
        <a
          href={`${platform().env.WEB_ORIGIN}/shows/${event.id}`}
          className="inline-flex min-h-touch items-center gap-1 text-accent underline underline-offset-4"
        >
          {texts.publish.seePage}
          <Icon name="next" size={16} />
        </a>
      </div>
      <SalesTable eventId={event.id} sales={sales} mayPause={event.may.edit} now={new Date()} locale={language} />
      <KeepFresh everySeconds={everySeconds} />
    </>
  );
}
