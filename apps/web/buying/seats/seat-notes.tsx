"use client";
import { Button, type Locale } from "@kaimu/ui";
import { messagesOf } from "../../messages/index.ts";
import type { Purchase } from "../purchase.ts";
import { WayOn } from "../way-on.tsx";

/** What has happened to the choice: refused, seats gone to somebody else, nothing chosen, or an earlier hold one may go back to. */
export function SeatNotes({
  purchase,
  eventId,
  locale,
  nameOf,
  gone,
  lone,
  left,
  nothingChosen,
  onHoldAgain,
  onKeep,
}: {
  purchase: Purchase;
  eventId: string;
  locale: Locale;
  nameOf: (unit: number) => string;
  gone: readonly number[];
  lone: readonly number[];
  left: number;
  nothingChosen: boolean;
  onHoldAgain: () => void;
  onKeep: () => void;
}) {
  const { buy: t, seats: s } = messagesOf(locale);
  const note = "rounded-control bg-warn-soft px-4 py-3 text-warn";
  return (
    <>
      <WayOn {...{ purchase, onHoldAgain, eventId, locale, seatName: nameOf }} />
      {gone.length > 0 && (
        <p role="alert" className={note}>
          {s.gone(gone.map(nameOf).join(s.and))}
          {left > 0 && s.othersStay}
        </p>
      )}
      {lone.length > 0 && (
        <p role="status" className={note}>
          {s.lone(lone.map(nameOf).join(s.and))}
        </p>
      )}
      {nothingChosen && (
        <p role="alert" className={note}>
          {s.chooseFirst}
        </p>
      )}
      {purchase.hold && (
        <Button tone="quiet" className="justify-self-start" onClick={onKeep}>
          {t.keep}
        </Button>
      )}
    </>
  );
}
