"use client";

import type { SeatMapLayout, TierRun } from "@kaimu/seatmap";
import { useEffect, useId, useRef, useState } from "react";
import { type Camera, toView } from "./camera.ts";
import { MapControls } from "./map-controls.tsx";
import { MapOverview } from "./map-overview.tsx";
import { type SeatMapMessages, seatMapMessages } from "./messages.ts";
import { Said } from "./said.tsx";
import { placeTip, SeatTip } from "./seat-tip.tsx";
import { sectionWords } from "./section-words.ts";
import { StateKey } from "./state-key.tsx";
import { TierLegend } from "./tier-legend.tsx";
import { type ChoiceProps, useChoice } from "./use-choice.ts";
import { nowhere, type Pointed, useMapInput } from "./use-map-input.ts";
import { useSeatHouse, useSeatView } from "./use-seat-view.ts";

/** What the map and the list need. */
export interface SeatMapProps extends ChoiceProps {
  layout: SeatMapLayout;
  /** The plan's runs: so many units of a tier, by its place in `tiers`, −1 where they are blocked. */
  runs: readonly TierRun[];
  /** Other words than the package's own. */
  messages?: SeatMapMessages;
  className?: string;
  /** Hears of the seats that a frame was drawn around: by dragging with Shift, or by dragging at all while `framing`. */
  onFrame?: (units: number[]) => void;
  framing?: boolean;
}

/**
 * The seats of a performance on one canvas, to look at, move about in and choose from, by mouse, finger or keyboard. Fills its
 * parent's height. `layout`, `tiers`, `runs` and `states` must keep their identity while they are the same.
 */
export function SeatMap({
  layout,
  runs,
  className = "",
  messages: given,
  onFrame,
  framing = false,
  ...props
}: SeatMapProps) {
  const { tiers, states, selected, locale } = props;
  const messages = given ?? seatMapMessages[locale];
  const canvas = useRef<HTMLCanvasElement>(null);
  const tip = useRef<HTMLDivElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const keys = useId();
  const [only, setOnly] = useState<ReadonlySet<number> | null>(null);
  const [pointed, setPointed] = useState<Pointed>(nowhere);
  const [, look] = useState(0);
  const house = useSeatHouse(layout, tiers, runs, states);
  const choice = useChoice(house, props, messages);
  const { index, counts } = house;

  const painted = (camera: Camera) => {
    if (!tip.current) return;
    const span = index.sections[pointed.section];
    const [x, y] = pointed.unit >= 0 ? [index.x[pointed.unit], index.y[pointed.unit]] : [span?.middle.x, span?.box.top];
    if (x === undefined || y === undefined) return;
    const at = toView(camera, x, y);
    const clear = pointed.unit >= 0 ? Math.max(8, index.pitch * camera.scale * 0.5) + 8 : 6;
    placeTip(tip.current, at.x, at.y, clear, camera.width);
  };
  const { view, made, state } = useSeatView(
    canvas,
    house,
    tiers,
    states,
    only,
    { stageName: messages.stage, locale },
    painted,
  );
  const input = useMapInput(canvas, view, made, house, states, choice, setPointed, {
    on: framing,
    wanted: onFrame !== undefined,
    draw: (corners) => placeFrame(frame.current, corners),
    done: (units) => onFrame?.(units),
  });

  // Also when a view is made anew: it knows nothing of what was chosen.
  useEffect(() => view.current?.overlay({ selected }), [view, made, selected]);
  useEffect(
    () =>
      states.subscribe((change) => {
        if (change === "all" || change.includes(pointed.unit)) look((n) => n + 1);
      }),
    [states, pointed],
  );
  // The sign's size follows its words, and its place its size.
  useEffect(() => {
    if (view.current) painted(view.current.camera());
  }, [view, pointed]);

  const section = index.sections[pointed.section]?.section;
  const said = section && sectionWords(section, counts.of(pointed.section), tiers, locale, messages);
  const words =
    pointed.unit >= 0
      ? choice.words(pointed.unit)
      : said
        ? { name: said.name, price: said.price, state: said.left }
        : null;
  const here = index.sections[state.section]?.section;
  const hereWords = here && sectionWords(here, counts.of(state.section), tiers, locale, messages);

  return (
    <section aria-label={messages.map} className={`flex h-full min-h-0 flex-col bg-paper ${className}`}>
      <TierLegend tiers={tiers} only={only} onOnly={setOnly} locale={locale} messages={messages} />
      <div className="relative min-h-0 flex-1 overflow-hidden border-y border-line">
        <canvas
          ref={canvas}
          tabIndex={0}
          role="application"
          aria-label={messages.map}
          aria-describedby={keys}
          className={`absolute inset-0 size-full touch-none select-none focus-visible:-outline-offset-3 ${framing ? "cursor-crosshair!" : "cursor-grab active:cursor-grabbing"}`}
          {...input}
        />
        <div ref={frame} hidden className="pointer-events-none absolute border-2 border-ink bg-ink/10" />
        <p id={keys} className="sr-only">
          {messages.keys}
        </p>
        {hereWords && !state.whole && (
          <p className="tabular pointer-events-none absolute top-3 left-3 rounded-control border border-line bg-sheet/95 px-3 py-1.5 text-sm text-ink shadow-sm">
            <span className="font-semibold">{hereWords.name}</span>
            {hereWords.price && <span className="ml-2">{hereWords.price}</span>}
            <span className="ml-2 text-ink-2">{hereWords.left}</span>
          </p>
        )}
        {!state.whole && <MapOverview key={made} view={view} index={index} />}
        <MapControls view={view} state={state} messages={messages} />
        <SeatTip tip={tip} words={words} />
        <Said said={choice.said} />
      </div>
      <StateKey messages={messages} />
    </section>
  );
}

/** Lays the frame that is being drawn over the map, or takes it away. */
function placeFrame(
  element: HTMLElement | null,
  corners: { from: { x: number; y: number }; to: { x: number; y: number } } | null,
): void {
  if (!element) return;
  element.hidden = corners === null;
  if (!corners) return;
  const { from, to } = corners;
  Object.assign(element.style, {
    left: `${Math.min(from.x, to.x)}px`,
    top: `${Math.min(from.y, to.y)}px`,
    width: `${Math.abs(from.x - to.x)}px`,
    height: `${Math.abs(from.y - to.y)}px`,
  });
}
