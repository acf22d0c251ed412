import type { Locale } from "@kaimu/site/locale";
import { messages } from "../../messages/index.ts";
import { count } from "./say.ts";

const height = 120;
const gap = 3;

/** Orders in each of the last 30 minutes as bars; the minute under way is the last and is drawn hollow, since it is not over. */
export function OrdersChart({ perMinute, stale, locale }: { perMinute: number[]; stale: boolean; locale: Locale }) {
  const words = messages[locale].board.sale;
  const now = perMinute.at(-1) ?? 0;
  const peak = Math.max(...perMinute);
  const total = perMinute.reduce((sum, n) => sum + n, 0);
  const width = 620;
  const step = width / perMinute.length;
  const bar = (n: number) => (peak === 0 ? 0 : Math.max(n > 0 ? 2 : 0, (n / peak) * (height - 8)));
  const title = words.chart
    .replace("{total}", count(total, locale))
    .replace("{peak}", count(peak, locale))
    .replace("{now}", count(now, locale));
  return (
    <section className={`grid min-w-0 gap-3 bg-sheet p-4 sm:p-5 ${stale ? "opacity-60" : ""}`}>
      <div className="tabular flex flex-wrap items-baseline justify-between gap-x-6">
        <h2 className="font-semibold">{words.perMinute}</h2>
        <p className="text-sm text-ink-2">
          {words.thisMinute} <span className="text-2xl font-bold text-ink">{count(now, locale)}</span>
          <span className="pl-4">{words.peak.replace("{n}", count(peak, locale))}</span>
        </p>
      </div>
      <svg role="img" viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" className="h-32 w-full">
        <title>{title}</title>
        <line x1="0" x2={width} y1={height - 0.5} y2={height - 0.5} className="stroke-line-strong" />
        {perMinute.map((n, at) => {
          const under = at === perMinute.length - 1;
          return (
            <rect
              // Bars have no other name than their place.
              key={`${perMinute.length - at}`}
              x={at * step + gap / 2}
              y={height - 1 - bar(n)}
              width={step - gap}
              height={bar(n)}
              className={under ? "fill-accent-soft stroke-accent" : "fill-accent"}
              strokeWidth={under ? 1.5 : 0}
              vectorEffect="non-scaling-stroke"
            />
          );
        })}
      </svg>
      <p className="flex justify-between text-xs text-ink-2">
        <span>{words.ago}</span>
        <span>{words.now}</span>
      </p>
    </section>
  );
}
