import type { SeatMapLayout, TierRun } from "@kaimu/seatmap";
import { statesFromBase64 } from "@kaimu/seatmap";
import { createSeatStates, SeatList, SeatMap, type SeatTier } from "@kaimu/ui/seat-map";
import { useCallback, useState } from "react";
import { createRoot } from "react-dom/client";
import "./page.css";

/** What the measuring script asks of the page. */
declare global {
  interface Window {
    kaimu: {
      firstPaintMs: number;
      states: ReturnType<typeof createSeatStates>;
    };
  }
}

const query = new URLSearchParams(location.search);
if (query.has("dark")) document.documentElement.dataset.theme = "dark";
const load = (name: string) =>
  fetch(`/${query.get("venue") ?? "stadium"}/${name}.json`).then((answer) => answer.text());
const [layoutText, planText] = await Promise.all([load("layout"), load("plan")]);

const began = performance.now();
const layout = JSON.parse(layoutText) as SeatMapLayout;
const plan = JSON.parse(planText) as { unitCount: number; tiers: SeatTier[]; runs: TierRun[]; states: string };
const states = createSeatStates(plan.unitCount, statesFromBase64(plan.states), 1);

function Page() {
  const [selected, setSelected] = useState<readonly number[]>([]);
  const toggle = useCallback(
    (unit: number) => setSelected((now) => (now.includes(unit) ? now.filter((one) => one !== unit) : [...now, unit])),
    [],
  );
  const Shown = query.has("list") ? SeatList : SeatMap;
  return (
    <Shown
      layout={layout}
      tiers={plan.tiers}
      runs={plan.runs}
      states={states}
      selected={selected}
      limit={6}
      onToggle={toggle}
      locale={query.has("en") ? "en" : "zh"}
    />
  );
}

createRoot(document.getElementById("page") as HTMLElement).render(<Page />);

/** Waits for the frame in which the canvas shows more than one colour. */
function waitForPaint(): void {
  const canvas = document.querySelector("canvas");
  const pen = canvas?.getContext("2d");
  if (!query.has("list") && (!canvas || !pen || !hasPicture(canvas, pen)))
    return void requestAnimationFrame(waitForPaint);
  // One task later the frame has been handed over.
  setTimeout(() => {
    window.kaimu = { firstPaintMs: performance.now() - began, states };
  });
}

function hasPicture(canvas: HTMLCanvasElement, pen: CanvasRenderingContext2D): boolean {
  const line = new Uint32Array(pen.getImageData(0, canvas.height >> 1, canvas.width, 1).data.buffer);
  return new Set(line).size > 5;
}

requestAnimationFrame(waitForPaint);
