"use client";

import { useId, useState } from "react";
import { Icon } from "../icons/icon.tsx";
import { type SeatMapMessages, seatMapMessages } from "./messages.ts";
import { Said } from "./said.tsx";
import type { SeatMapProps } from "./seat-map.tsx";
import { SeatRow } from "./seat-row.tsx";
import { sectionWords } from "./section-words.ts";
import { TierLegend } from "./tier-legend.tsx";
import { type Choice, useChoice, useStateTicks } from "./use-choice.ts";
import { type SeatHouse, useSeatHouse } from "./use-seat-view.ts";

/**
 * The same seats as a list, for screen readers and whoever likes it better: sections, in the open one its rows, each seat a button
 * that says its state and price. Only one section is open at a time, so that a stadium stays a small page.
 */
export function SeatList({ layout, runs, className = "", messages: given, ...props }: SeatMapProps) {
  const { tiers, states, locale } = props;
  const messages = given ?? seatMapMessages[locale];
  const [only, setOnly] = useState<ReadonlySet<number> | null>(null);
  const [open, setOpen] = useState(-1);
  const house = useSeatHouse(layout, tiers, runs, states);
  const choice = useChoice(house, props, messages);
  useStateTicks(states);
  const shown = house.index.sections.flatMap((_, at) => {
    const { freeOfTier, total } = house.counts.of(at);
    return total && (!only || [...only].some((tier) => freeOfTier[tier])) ? [at] : [];
  });
  return (
    <section aria-label={messages.list} className={`relative flex h-full min-h-0 flex-col bg-paper ${className}`}>
      <TierLegend tiers={tiers} only={only} onOnly={setOnly} locale={locale} messages={messages} />
      <ul className="min-h-0 flex-1 divide-y divide-line overflow-y-auto border-y border-line">
        {shown.map((at) => {
          const span = house.index.sections[at];
          if (!span) return null;
          const words = sectionWords(span.section, house.counts.of(at), tiers, locale, messages);
          const toggle = () => setOpen(open === at ? -1 : at);
          return (
            <OneSection key={span.section.key} words={words} open={open === at} onToggle={toggle}>
              {open === at && <Inside house={house} at={at} choice={choice} only={only} messages={messages} />}
            </OneSection>
          );
        })}
      </ul>
      <Said said={choice.said} />
    </section>
  );
}

function OneSection({
  words,
  open,
  onToggle,
  children,
}: {
  words: { name: string; price: string; left: string };
  open: boolean;
  onToggle: () => void;
  children: React.ReactNode;
}) {
  const inside = useId();
  return (
    <li>
      <h3>
        <button
          type="button"
          aria-expanded={open}
          aria-controls={open ? inside : undefined}
          onClick={onToggle}
          className={`tabular flex min-h-13 w-full items-center gap-3 px-4 text-left hover:bg-sunk ${open ? "bg-sunk" : ""}`}
        >
          <span className="min-w-28 font-semibold">{words.name}</span>
          <span className="flex-1">{words.price}</span>
          <span className="text-sm text-ink-2">{words.left}</span>
          <Icon name="next" className={`shrink-0 text-ink-3 transition-transform ${open ? "rotate-90" : ""}`} />
        </button>
      </h3>
      {open && (
        <div id={inside} className="bg-sheet px-4 pb-4">
          {children}
        </div>
      )}
    </li>
  );
}

function Inside({
  house,
  at,
  choice,
  only,
  messages,
}: {
  house: SeatHouse;
  at: number;
  choice: Choice;
  only: ReadonlySet<number> | null;
  messages: SeatMapMessages;
}) {
  const span = house.index.sections[at];
  if (!span) return null;
  const rows = house.index.rows.slice(span.firstRow, span.lastRow);
  return (
    <>
      {span.standing && <Standing at={at} house={house} choice={choice} messages={messages} />}
      {rows.map((row) => (
        <SeatRow key={row.row.name} row={row} tierOf={house.tierOf} choice={choice} only={only} messages={messages} />
      ))}
    </>
  );
}

function Standing({
  at,
  house,
  choice,
  messages,
}: {
  at: number;
  house: SeatHouse;
  choice: Choice;
  messages: SeatMapMessages;
}) {
  const area = house.index.sections[at]?.standing;
  let mine = 0;
  for (let unit = area?.from ?? 0; unit < (area?.to ?? 0); unit++) if (choice.standing(unit) === "mine") mine++;
  const button = "grid size-11 place-items-center rounded-control border border-line-strong disabled:opacity-50";
  return (
    <p className="flex items-center gap-4 pt-4">
      <span className="font-semibold">{messages.standing}</span>
      <button
        type="button"
        className={button}
        disabled={!mine}
        aria-label={messages.givePlace}
        onClick={() => choice.givePlace(at)}
      >
        <Icon name="minus" />
      </button>
      <span className="tabular">{messages.places(mine)}</span>
      <button type="button" className={button} aria-label={messages.takePlace} onClick={() => choice.takePlace(at)}>
        <Icon name="plus" />
      </button>
    </p>
  );
}
