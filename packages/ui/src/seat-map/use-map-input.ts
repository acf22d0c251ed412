import { type KeyboardEvent, type RefObject, useEffect, useRef } from "react";
import { boxOf } from "./box.ts";
import { toLayout } from "./camera.ts";
import { detailAt } from "./detail.ts";
import { firstFocus } from "./first-focus.ts";
import { listenToGestures } from "./gestures.ts";
import { seatNear, sectionAt } from "./hit-test.ts";
import { type Direction, neighbour } from "./neighbour.ts";
import type { SeatStates } from "./seat-states.ts";
import { readTap } from "./tap.ts";
import { unitsIn } from "./units-in.ts";
import type { Choice } from "./use-choice.ts";
import type { SeatHouse } from "./use-seat-view.ts";
import type { View } from "./view.ts";

/** What is pointed at, by mouse, finger or keyboard: a unit, else a section; −1 for neither. */
export interface Pointed {
  unit: number;
  section: number;
}

type Place = { x: number; y: number };

/** Nothing is pointed at. */
export const nowhere: Pointed = { unit: -1, section: -1 };

/** Choosing many seats at once by a frame drawn around them. */
export interface Framing {
  /** Whether a drag draws a frame; with Shift it does wherever frames are wanted at all. */
  on: boolean;
  wanted: boolean;
  draw(corners: { from: { x: number; y: number }; to: { x: number; y: number } } | null): void;
  done(units: number[]): void;
}

const arrows: Record<string, Direction> = {
  ArrowLeft: "left",
  ArrowRight: "right",
  ArrowUp: "up",
  ArrowDown: "down",
};

/** Fingers, mouse, wheel and keys on the canvas. Returns what its keyboard events are to call. */
export function useMapInput(
  canvas: RefObject<HTMLCanvasElement | null>,
  view: RefObject<View | null>,
  made: number,
  house: SeatHouse,
  states: SeatStates,
  choice: Choice,
  point: (at: Pointed) => void,
  framing: Framing,
): { onKeyDown(event: KeyboardEvent): void; onFocus(): void; onBlur(): void } {
  const focus = useRef(-1);
  const now = useRef({ choice, point, framing });
  now.current = { choice, point, framing };
  const { index } = house;

  useEffect(() => {
    const [element, on] = [canvas.current, view.current];
    if (!element || !on || !made) return;
    let last = nowhere;
    const pointAt = (at: Pointed) => {
      if (at.unit === last.unit && at.section === last.section) return;
      last = at;
      element.style.cursor = at.unit >= 0 || at.section >= 0 ? "pointer" : "grab";
      on.overlay({ hoverUnit: at.unit, hoverSection: at.unit >= 0 ? -1 : at.section });
      now.current.point(at);
    };
    let ledCloser = false;
    const tap = (x: number, y: number, touch: boolean) => {
      focus.current = -1;
      on.overlay({ focusUnit: -1 });
      const meaning = readTap(index, on.camera(), x, y, touch);
      ledCloser = meaning.do === "show-section" || meaning.do === "come-closer";
      if (meaning.do === "toggle") {
        focus.current = meaning.unit;
        now.current.choice.toggle(meaning.unit);
        if (touch) pointAt({ unit: meaning.unit, section: -1 });
      } else if (touch || ledCloser) pointAt(nowhere);
      if (meaning.do === "take-place") now.current.choice.takePlace(meaning.section);
      if (meaning.do === "show-section") on.showSection(meaning.section);
      if (meaning.do === "come-closer") on.showPoint(meaning.x, meaning.y, touch ? 44 : 16, { x, y });
    };
    return listenToGestures(element, {
      grab: () => on.stop(),
      pan: (dx, dy) => on.pan(dx, dy),
      zoom: (factor, x, y) => on.zoom(factor, x, y),
      fling: (vx, vy) => on.fling(vx, vy),
      canZoomOut: () => on.camera().scale > 0 && !on.isWhole(),
      hover(at) {
        if (!at) return pointAt(nowhere);
        const { x, y } = toLayout(on.camera(), at.x, at.y);
        const { seats, seatPx } = detailAt(on.camera().scale, index.pitch);
        const unit = seats && seatPx >= 8 ? seatNear(index, x, y, index.pitch * 0.75) : -1;
        const section = unit >= 0 || (seats && seatPx >= 8) ? -1 : sectionAt(index, x, y);
        pointAt({ unit, section });
      },
      frames: (event) => now.current.framing.wanted && (now.current.framing.on || event.shiftKey),
      frame(corners, done) {
        now.current.framing.draw(done ? null : corners);
        if (!done || !corners) return;
        const [a, b] = [corners.from, corners.to].map(({ x, y }) => toLayout(on.camera(), x, y)) as [Place, Place];
        now.current.framing.done(unitsIn(index, boxOf([a.x, a.y, b.x, b.y])));
      },
      tap,
      doubleTap(x, y, touch) {
        // Two seats side by side may be chosen as fast as a double tap; and the second half of one that led closer is no wish.
        if (readTap(index, on.camera(), x, y, touch).do === "toggle") tap(x, y, touch);
        else if (!ledCloser) on.zoomSoftly(2.2, x, y);
      },
    });
  }, [canvas, view, made, index]);

  const moveTo = (unit: number) => {
    focus.current = unit;
    view.current?.overlay({ focusUnit: unit, hoverUnit: -1, hoverSection: -1 });
    if (unit < 0) return;
    view.current?.reveal(unit, 24);
    now.current.point({ unit, section: -1 });
    now.current.choice.say(now.current.choice.describe(unit));
  };

  return {
    onKeyDown(event) {
      const on = view.current;
      if (!on || event.ctrlKey || event.metaKey || event.altKey) return;
      const direction = arrows[event.key];
      if (direction) {
        if (focus.current < 0) moveTo(firstFocus(index, on.camera(), on.isWhole(), states.of));
        else moveTo(neighbour(index, focus.current, direction));
      } else if (event.key === "Enter" || event.key === " ") {
        if (focus.current < 0) moveTo(firstFocus(index, on.camera(), on.isWhole(), states.of));
        else {
          on.overlay({ focusUnit: focus.current });
          now.current.choice.toggle(focus.current);
        }
      } else if (event.key === "+" || event.key === "=") on.zoomSoftly(1.8);
      else if (event.key === "-" || event.key === "_") on.zoomSoftly(1 / 1.8);
      else if (event.key === "Home") on.showWhole();
      else return;
      event.preventDefault();
    },
    onFocus() {
      if (canvas.current?.matches(":focus-visible")) view.current?.overlay({ focusUnit: focus.current });
    },
    onBlur() {
      view.current?.overlay({ focusUnit: -1 });
      now.current.point(nowhere);
    },
  };
}
