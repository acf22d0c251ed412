import type { PerformanceStatus } from "@kaimu/db";
import type { Context } from "../context.ts";
import { AppError } from "../platform/errors.ts";
import type { EventPage, Poster } from "./read-events.ts";

/** A performance as a printed ticket and a mail tell of it. */
export interface ShowOnTicket {
  title: string;
  titleEn: string;
  organizer: string;
  poster: Poster;
  notices: EventPage["notices"];
  venue: string;
  venueEn: string;
  city: string;
  address: string;
  startsAt: Date;
  doorsAt: Date;
  timeZone: string;
  status: PerformanceStatus;
  /** Why it was cancelled or postponed. */
  reason: string | null;
  reasonEn: string | null;
  /** When it was to be before it was postponed, and whether its new date is still to be told. */
  postponedFrom: Date | null;
  dateToBeTold: boolean;
  choiceUntil: Date | null;
}

/** What stands on a ticket of a performance, also when its event is no longer published: the tickets stand. Throws NOT_FOUND. */
export async function showOnTicket(ctx: Context, performanceId: string): Promise<ShowOnTicket> {
  const row = await ctx.db.performance.findUnique({
    where: { id: performanceId },
    include: { venue: true, event: { include: { organizer: true } } },
  });
  if (!row) throw new AppError("NOT_FOUND", { detail: `performance ${performanceId}` });
  const { event, venue, startsAt, doorsAt, timeZone, status, postponedFrom, dateToBeTold, choiceUntil } = row;
  return {
    title: event.title,
    titleEn: event.titleEn,
    organizer: event.organizer.name,
    poster: event.poster as unknown as Poster,
    notices: event.notices as EventPage["notices"],
    venue: venue.name,
    venueEn: venue.nameEn,
    city: venue.city,
    address: venue.address,
    startsAt,
    doorsAt,
    timeZone,
    ...{ status, reason: row.changeReason, reasonEn: row.changeReasonEn },
    ...{ postponedFrom, dateToBeTold, choiceUntil },
  };
}
