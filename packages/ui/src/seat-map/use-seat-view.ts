import type { SeatMapLayout, TierRun } from "@kaimu/seatmap";
import { tierOfUnits } from "@kaimu/seatmap";
import { type RefObject, useEffect, useMemo, useRef, useState } from "react";
import type { Locale } from "../locale.ts";
import type { Camera } from "./camera.ts";
import { readInk, watchInk } from "./draw/ink.ts";
import type { Scene } from "./draw/scene.ts";
import { indexSeats, type SeatIndex } from "./seat-index.ts";
import type { SeatStates } from "./seat-states.ts";
import type { SeatTier } from "./seat-tier.ts";
import { countSections, type SectionCounts } from "./section-counts.ts";
import { createView, type View, type ViewState } from "./view.ts";

/** A performance's seats made ready to be shown: the same for the map and for the list. */
export interface SeatHouse {
  index: SeatIndex;
  tierOf: Int16Array;
  counts: SectionCounts;
}

/** Indexes the layout once, and the tiers of its units. */
export function useSeatHouse(
  layout: SeatMapLayout,
  tiers: readonly SeatTier[],
  runs: readonly TierRun[],
  states: SeatStates,
): SeatHouse {
  const index = useMemo(() => indexSeats(layout), [layout]);
  const tierOf = useMemo(() => tierOfUnits(runs), [runs]);
  const counts = useMemo(
    () =>
      countSections(
        index,
        states,
        tierOf,
        tiers.map((tier) => tier.priceFen),
      ),
    [index, states, tierOf, tiers],
  );
  return useMemo(() => ({ index, tierOf, counts }), [index, tierOf, counts]);
}

/**
 * Keeps a view on the canvas: made when the house changes (the camera stays), restyled when colours, words or the choice of
 * prices change, told of every delta. Nothing of this goes through React's rendering.
 */
export function useSeatView(
  canvas: RefObject<HTMLCanvasElement | null>,
  house: SeatHouse,
  tiers: readonly SeatTier[],
  states: SeatStates,
  only: ReadonlySet<number> | null,
  words: { stageName: string; locale: Locale },
  painted: (camera: Camera) => void,
): { view: RefObject<View | null>; made: number; state: ViewState } {
  const view = useRef<View | null>(null);
  const scene = useRef<Scene | null>(null);
  const hear = useRef(painted);
  hear.current = painted;
  const { stageName, locale } = words;
  const look = useRef({ only, stageName, locale });
  look.current = { only, stageName, locale };
  const [made, setMade] = useState(0);
  const [state, setState] = useState<ViewState>({ whole: true, closest: false, section: -1 });

  useEffect(() => {
    const element = canvas.current;
    const frame = element?.parentElement;
    if (!element || !frame) return;
    const drawn: Scene = { ...house, ...look.current, tiers, stateOf: states.of, ink: readInk(element) };
    const camera = view.current?.camera() ?? null;
    const sameHouse = scene.current?.index === house.index;
    const next = createView(element, drawn, sameHouse ? camera : null, setState, (now) => hear.current(now));
    view.current = next;
    scene.current = drawn;
    const fit = () => next.resize(frame.clientWidth, frame.clientHeight);
    fit();
    setMade((times) => times + 1);
    const size = new ResizeObserver(fit);
    size.observe(frame);
    const unwatch = watchInk(() => {
      drawn.ink = readInk(element);
      next.restyle(true);
    });
    const unsubscribe = states.subscribe((change) => next.note(change));
    return () => {
      size.disconnect();
      unwatch();
      unsubscribe();
      next.destroy();
    };
  }, [canvas, house, tiers, states]);

  useEffect(() => {
    const drawn = scene.current;
    if (!drawn || (drawn.only === only && drawn.stageName === stageName && drawn.locale === locale)) return;
    Object.assign(drawn, { only, stageName, locale });
    view.current?.restyle(false);
  }, [only, stageName, locale]);

  return { view, made, state };
}
