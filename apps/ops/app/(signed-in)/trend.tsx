import type { Locale } from "@kaimu/site/locale";
import { messages } from "../../messages/index.ts";

const width = 240;
const height = 32;

/** How a number went since the page was opened, as a line; a screen reader hears its lowest and highest value. */
export function Trend({ history, locale }: { history: number[]; locale: Locale }) {
  const low = Math.min(...history);
  const high = Math.max(...history);
  const name = messages[locale].overview.trend.replace("{low}", String(low)).replace("{high}", String(high));
  // One sample is a level line; a number that never moved lies at the bottom, not in the middle of nowhere.
  const points = history.length > 1 ? history : [...history, ...history];
  const y = (value: number) => height - 2 - (high === low ? 0 : ((value - low) / (high - low)) * (height - 4));
  const line = points.map((value, i) => `${((i / (points.length - 1)) * width).toFixed(1)},${y(value).toFixed(1)}`);
  return (
    <svg
      role="img"
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      className="h-8 w-full overflow-visible opacity-80"
    >
      <title>{name}</title>
      <polyline
        points={line.join(" ")}
        fill="none"
        stroke="currentColor"
        strokeWidth={1.5}
        strokeLinejoin="round"
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  );
}
