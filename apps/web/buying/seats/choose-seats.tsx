"use client";
import { Button, EmptyState, type Locale } from "@kaimu/ui";
import { SeatList, SeatMap } from "@kaimu/ui/seat-map";
import { useState } from "react";
import { messagesOf } from "../../messages/index.ts";
import { PickForMe } from "./pick-for-me.tsx";
import type { SeatHouse } from "./seat-house.ts";

/** The seats, on the map or as a list, and the way to have them chosen. Fills what the screen leaves between head and buy bar. */
export function ChooseSeats({
  house,
  failed,
  retry,
  selected,
  limit,
  performanceId,
  onToggle,
  onPicked,
  locale,
}: {
  house: SeatHouse | null;
  failed: boolean;
  retry: () => void;
  selected: readonly number[];
  limit: number;
  performanceId: string;
  onToggle: (unit: number) => void;
  onPicked: (units: readonly number[]) => void;
  locale: Locale;
}) {
  const t = messagesOf(locale).seats;
  const [way, setWay] = useState<"map" | "list">("map");
  const seats = house && {
    ...{ layout: house.layout, runs: house.runs, tiers: house.tiers, states: house.states },
    ...{ selected, limit, onToggle, locale },
  };
  return (
    <section aria-labelledby="choose" className="grid min-w-0 gap-3 *:min-w-0">
      <h2 id="choose" className="sr-only">
        {t.title}
      </h2>
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <WayOfChoosing way={way} onWay={setWay} locale={locale} />
        <PickForMe {...{ house, performanceId, limit, locale, onPicked }} />
      </div>
      <div className="h-[calc(100dvh-22.5rem)] min-h-96 overflow-hidden border-line max-md:-mx-4 max-md:border-y md:h-[calc(100dvh-14rem)] md:min-h-[28rem] md:rounded-card md:border">
        {failed ? (
          <EmptyState icon="alert" title={t.failed}>
            <Button onClick={retry}>{t.retry}</Button>
          </EmptyState>
        ) : !seats ? (
          <p role="status" className="grid h-full animate-pulse place-content-center bg-sunk text-ink-3">
            {t.loading}
          </p>
        ) : way === "map" ? (
          <SeatMap {...seats} />
        ) : (
          <SeatList {...seats} />
        )}
      </div>
    </section>
  );
}

function WayOfChoosing({
  way,
  onWay,
  locale,
}: {
  way: "map" | "list";
  onWay: (way: "map" | "list") => void;
  locale: Locale;
}) {
  const t = messagesOf(locale).seats;
  return (
    <fieldset className="flex rounded-control bg-sunk p-1">
      <legend className="sr-only">{t.ways}</legend>
      {(["map", "list"] as const).map((one) => (
        <button
          key={one}
          type="button"
          aria-pressed={way === one}
          onClick={() => onWay(one)}
          className={`min-h-touch rounded-[0.375rem] px-4 text-sm font-semibold md:min-h-9 ${way === one ? "bg-sheet text-ink shadow-sm" : "text-ink-2 hover:text-ink"}`}
        >
          {t[one]}
        </button>
      ))}
    </fieldset>
  );
}
