"use client";
import type { Locale } from "@kaimu/ui";
import { messagesOf } from "../messages/index.ts";
import type { AttendeeCard } from "../reading/answers.ts";
import type { Bound } from "./bound.ts";

/** Whom one ticket is for: one of the people the account keeps; those who have another ticket here cannot be chosen again. */
export function AttendeePick({
  unit,
  place,
  people,
  bound,
  error,
  onPick,
  locale,
}: {
  unit: number;
  place: string;
  people: AttendeeCard[];
  bound: Bound;
  error: string | undefined;
  onPick: (attendeeId: string) => void;
  locale: Locale;
}) {
  const t = messagesOf(locale).attendees;
  const id = `attendee-${unit}`;
  const mine = bound[unit] ?? "";
  const taken = new Set(Object.values(bound));
  return (
    <div className="grid gap-1">
      <label htmlFor={id} className="sr-only">
        {t.forSeat(place)}
      </label>
      <select
        id={id}
        value={mine}
        onChange={(event) => onPick(event.target.value)}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${id}-error` : undefined}
        className={`min-h-12 w-full rounded-control border bg-sheet px-3 text-base md:max-w-md ${error ? "border-bad" : "border-line-strong"}`}
      >
        <option value="">{t.choose}</option>
        {people.map((person) => (
          <option key={person.id} value={person.id} disabled={person.id !== mine && taken.has(person.id)}>
            {person.name} · {t.kinds[person.documentKind]} {person.document}
            {person.id !== mine && taken.has(person.id) ? ` · ${t.usedHere}` : ""}
          </option>
        ))}
      </select>
      {error && (
        <p id={`${id}-error`} className="text-sm text-bad">
          {error}
        </p>
      )}
    </div>
  );
}
