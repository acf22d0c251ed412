"use client";
import type { Locale } from "@kaimu/ui";
import { useHeldSeats } from "../buying/use-held-seats.ts";
import { messagesOf } from "../messages/index.ts";
import type { PassHold } from "./pass-sale.ts";

/** Where one sits in each performance of a held pass. */
export function HeldPlaces({
  hold,
  showName,
  seated,
  locale,
}: {
  hold: PassHold;
  showName: (performanceId: string) => string;
  /** Where places are seats: when they are told. */
  seated: "now" | "after_payment" | null;
  locale: Locale;
}) {
  const t = messagesOf(locale).pass;
  return (
    <section aria-labelledby="places" className="grid gap-2">
      <h2 id="places" className="text-section font-bold">
        {t.yourPlaces}
      </h2>
      <dl className="divide-y divide-line border-y border-line">
        {hold.parts.map((part) => (
          <InPerformance key={part.holdId} {...{ part, seated, locale }} name={showName(part.performanceId)} />
        ))}
      </dl>
    </section>
  );
}

function InPerformance({
  part: { performanceId, holdId, units },
  name,
  seated,
  locale,
}: {
  part: PassHold["parts"][number];
  name: string;
  seated: "now" | "after_payment" | null;
  locale: Locale;
}) {
  const { pass, seats, ticket } = messagesOf(locale);
  const seatName = useHeldSeats(performanceId, seated === "now" ? holdId : undefined, locale);
  const places = units.map((unit) => (seated ? seatName(unit) : ticket.place(unit + 1))).filter(Boolean);
  return (
    <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 py-3">
      <dt className="tabular font-semibold">{name}</dt>
      <dd className="tabular min-h-6 text-ink-2">
        {seated === "after_payment" ? pass.seatsTold(units.length) : places.join(seats.and)}
      </dd>
    </div>
  );
}
