import type { RefObject } from "react";

/** What is said of the seat or section under the pointer or the keyboard. */
export interface TipWords {
  name: string;
  price: string;
  state: string;
}

/** A small sign above a place on the map. It is moved by hand with the drawing, never by React. */
export function SeatTip({ tip, words }: { tip: RefObject<HTMLDivElement | null>; words: TipWords | null }) {
  return (
    <div
      ref={tip}
      aria-hidden="true"
      className={`pointer-events-none absolute top-0 left-0 z-10 max-w-60 rounded-control bg-ink px-3 py-2 text-paper shadow-md
        ${words ? "" : "invisible"}`}
    >
      <span className="block text-sm font-semibold whitespace-nowrap">{words?.name}</span>
      <span className="tabular block text-xs whitespace-nowrap">
        {words?.price && <span className="mr-2 text-sm font-semibold">{words.price}</span>}
        {words?.state}
      </span>
    </div>
  );
}

/** Puts the sign above a point of the view, below it where there is no room, and never over the edge. */
export function placeTip(element: HTMLElement, x: number, y: number, clear: number, width: number): void {
  const [w, h] = [element.offsetWidth, element.offsetHeight];
  const left = Math.max(6, Math.min(width - w - 6, x - w / 2));
  const above = y - clear - h;
  const top = above < 6 ? y + clear : above;
  element.style.transform = `translate(${Math.round(left)}px, ${Math.round(top)}px)`;
}
