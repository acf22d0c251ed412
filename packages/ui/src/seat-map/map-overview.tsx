import { type PointerEvent, useEffect, useRef } from "react";
import type { SeatIndex } from "./seat-index.ts";
import type { View } from "./view.ts";

/** The small map of the whole layout with the part in view. Pressing or dragging on it goes there; keyboards have Home. */
export function MapOverview({ view, index }: { view: { readonly current: View | null }; index: SeatIndex }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const { width, height } = index.layout;
  useEffect(() => {
    view.current?.drawMinimap(canvas.current);
    return () => view.current?.drawMinimap(null);
  }, [view]);
  const go = (event: PointerEvent<HTMLCanvasElement>) => {
    if (event.type !== "pointerdown" && !event.buttons) return;
    const box = event.currentTarget.getBoundingClientRect();
    const share = Math.min(box.width / width, box.height / height);
    const x = (event.clientX - box.left - (box.width - width * share) / 2) / share;
    const y = (event.clientY - box.top - (box.height - height * share) / 2) / share;
    view.current?.showPoint(x, y, 0);
  };
  return (
    <canvas
      ref={canvas}
      aria-hidden="true"
      onPointerDown={go}
      onPointerMove={go}
      className="absolute top-3 right-3 size-20 touch-none rounded-control border border-line bg-sheet shadow-sm sm:size-28"
    />
  );
}
