import type { PerformanceStatus, Transaction } from "@kaimu/db";
import { AppError } from "../platform/errors.ts";
import { emit } from "../platform/outbox.ts";
import { momentOf } from "./local-time.ts";
import { raiseSaleVersion } from "./raise-sale-version.ts";

/** Which performance is called off, and why, as its buyers read it. */
export interface CallOff {
  performanceId: string;
  reason: string;
  reasonEn: string;
}

/**
 * Cancels a performance inside a transaction: from its commit on no hold is given and no order placed, and nothing brings it back. Throws
 * NOT_FOUND, STATE_CHANGED when it is a draft, over, or cancelled already.
 */
export async function cancelShowing(tx: Transaction, o: CallOff): Promise<{ organizerId: string }> {
  const { eventId, organizerId } = await showing(tx, o.performanceId);
  await change(tx, o, {
    from: ["on_sale", "paused", "postponed"],
    data: { status: "cancelled", ...reasonOf(o), choiceUntil: null, dateToBeTold: false },
  });
  await tell(tx, { ...o, eventId });
  return { organizerId };
}

/**
 * Postpones a performance inside a transaction, to a wall clock's time of its venue or, with null, to a date that is still to be told; once
 * more when it was postponed before. Its sale stops. Doors, end and the sale's end move with the start. Until `choiceUntilLocal` its buyers
 * may have their money back. Asked again with the same, it changes nothing. Throws as cancelShowing, TIME_DOES_NOT_EXIST, and BAD_INPUT when a time is past or the choice ends after the start.
 */
export async function postponeShowing(
  tx: Transaction,
  o: CallOff & { startsLocal: string | null; choiceUntilLocal: string; now: Date },
): Promise<{ organizerId: string; choiceUntil: Date; changed: boolean }> {
  const { eventId, organizerId, status, ...times } = await showing(tx, o.performanceId);
  const choiceUntil = momentOf(o.choiceUntilLocal, times.timeZone);
  const startsAt = o.startsLocal === null ? null : momentOf(o.startsLocal, times.timeZone);
  if (choiceUntil <= o.now || (startsAt && choiceUntil > startsAt))
    throw new AppError("BAD_INPUT", { facts: { choiceUntil: o.choiceUntilLocal } });
  const same =
    times.choiceUntil?.getTime() === choiceUntil.getTime() &&
    (startsAt ? !times.dateToBeTold && times.startsAt.getTime() === startsAt.getTime() : times.dateToBeTold);
  if (status === "postponed" && same) return { organizerId, choiceUntil, changed: false };
  await change(tx, o, {
    from: ["on_sale", "paused", "postponed"],
    data: {
      ...{ status: "postponed", ...reasonOf(o), choiceUntil, dateToBeTold: startsAt === null },
      postponedFrom: times.postponedFrom ?? times.startsAt,
      ...(startsAt && o.startsLocal ? { startsLocal: o.startsLocal, ...moved(times, startsAt) } : {}),
      scheduleVersion: { increment: 1 },
    },
  });
  await tell(tx, { ...o, eventId });
  return { organizerId, choiceUntil, changed: true };
}

interface Times {
  startsAt: Date;
  doorsAt: Date;
  endsAt: Date;
  saleClosesAt: Date;
}

/** Each as long before or after the start as it was. */
function moved(times: Times, startsAt: Date): Times {
  const by = startsAt.getTime() - times.startsAt.getTime();
  const later = (at: Date) => new Date(at.getTime() + by);
  return {
    ...{ startsAt, doorsAt: later(times.doorsAt) },
    ...{ endsAt: later(times.endsAt), saleClosesAt: later(times.saleClosesAt) },
  };
}

async function showing(tx: Transaction, performanceId: string) {
  const row = await tx.performance.findUnique({
    where: { id: performanceId },
    select: {
      ...{ eventId: true, timeZone: true, startsAt: true, doorsAt: true, endsAt: true, saleClosesAt: true },
      ...{ status: true, dateToBeTold: true, choiceUntil: true },
      ...{ postponedFrom: true, event: { select: { organizerId: true } } },
    },
  });
  if (!row) throw new AppError("NOT_FOUND", { detail: `performance ${performanceId}` });
  const { event, ...times } = row;
  return { ...times, organizerId: event.organizerId };
}

const reasonOf = ({ reason, reasonEn }: CallOff) => ({ changeReason: reason, changeReasonEn: reasonEn });

async function change(
  tx: Transaction,
  { performanceId }: CallOff,
  o: { from: PerformanceStatus[]; data: Parameters<Transaction["performance"]["updateMany"]>[0]["data"] },
): Promise<void> {
  const { count } = await tx.performance.updateMany({
    where: { id: performanceId, status: { in: o.from } },
    data: o.data,
  });
  if (count === 0) throw new AppError("STATE_CHANGED", { detail: `performance ${performanceId}` });
}

/** Redis, search and pages follow by these. */
async function tell(tx: Transaction, o: { eventId: string; performanceId: string }): Promise<void> {
  await raiseSaleVersion(tx, [o.performanceId]);
  await emit(tx, "catalogue/event.changed", { eventId: o.eventId });
}
