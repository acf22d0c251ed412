import { formatShowDay, formatShowTime, Icon, type Locale, posterGround } from "@kaimu/ui";
import Link from "next/link";
import type { Messages } from "../messages/zh.ts";
import { placeNames } from "../orders/place-name.ts";
import type { TicketCard } from "../reading/answers.ts";
import { performanceOf } from "../reading/event-of.ts";
import { inLanguage } from "../shows/in-language.ts";
import { posterAddress } from "../shows/poster-address.ts";

/** A ticket in the folder, shaped like one: the picture on the stub, then what stands on it. All of it leads to the QR. */
export async function TicketStub({ ticket, locale, t }: { ticket: TicketCard; locale: Locale; t: Messages }) {
  const { event, performance } = await performanceOf(ticket);
  const [place] = await placeNames([ticket], { locale, t });
  const spent = ticket.state !== "valid";
  const time = performance && { at: performance.startsAt, timeZone: performance.timeZone, locale };
  const moved =
    performance?.status === "cancelled"
      ? t.calledOff.ticketCancelled
      : performance?.status === "postponed" && t.calledOff.ticketPostponed;
  const ground = event ? posterGround(event.poster).ground : "#17130f";
  return (
    <article
      className={`torn relative grid min-h-32 grid-cols-[7.5rem_1fr] overflow-hidden rounded-card bg-sheet ${spent ? "opacity-65" : ""}`}
    >
      <div style={{ backgroundColor: ground }} className="overflow-hidden">
        {event && (
          <img
            src={posterAddress(event, "picture")}
            alt=""
            width={300}
            height={400}
            loading="lazy"
            className="size-full object-cover object-[50%_28%]"
          />
        )}
      </div>
      <div className="grid content-center gap-1 border-l-2 border-dashed border-line py-4 pl-5 pr-4">
        <h2 className="font-bold leading-snug">
          <Link href={`/tickets/${ticket.id}`} className="after:absolute after:inset-0">
            {event ? inLanguage(locale, event.title, event.titleEn) : t.ticket.mine}
          </Link>
        </h2>
        {time && (
          <p className="tabular text-sm text-ink-2">
            {formatShowDay(time)} <b>{formatShowTime(time).split(" ").at(-1)}</b>
          </p>
        )}
        {event && <p className="truncate text-sm text-ink-3">{inLanguage(locale, event.venue, event.venueEn)}</p>}
        <p className="mt-1 flex items-center justify-between gap-3">
          <span className="tabular text-lg font-bold">{place}</span>
          <span className={`flex items-center gap-1 text-sm ${spent ? "text-ink-3" : "font-semibold text-accent"}`}>
            {spent ? t.ticket.states[ticket.state] : moved || t.ticket.show}
            {!spent && <Icon name="next" size={16} />}
          </span>
        </p>
      </div>
    </article>
  );
}
