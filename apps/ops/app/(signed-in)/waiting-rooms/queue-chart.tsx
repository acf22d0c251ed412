import type { Locale } from "@kaimu/site/locale";
import { messages } from "../../../messages/index.ts";
import { count } from "../say.ts";
import type { RoomRun, RoomSettings, WatchedRoom } from "../shapes.ts";
import type { Sample } from "../use-live.ts";

const [width, height, gap] = [620, 132, 2];
const pieceMs = 10_000;

/** Who came and who was let in, ten seconds a bar, against the rate that is set; over it how many waited while this page was open. */
export function QueueChart({
  live,
  samples,
  settings,
  stale,
  locale,
}: {
  live: RoomRun;
  samples: Sample<WatchedRoom>[];
  settings: RoomSettings;
  stale: boolean;
  locale: Locale;
}) {
  const words = messages[locale].rooms.chart;
  const { series } = live;
  const step = width / series.length;
  const target = settings.ratePerMinute / 6;
  const peak = Math.max(1, target, ...series.flatMap((piece) => [piece.joined, piece.admitted]));
  const y = (n: number) => height - 1 - (n / peak) * (height - 10);
  const sum = (of: "joined" | "admitted") => series.reduce((all, piece) => all + piece[of], 0);
  const said = words.said
    .replace("{joined}", count(sum("joined"), locale))
    .replace("{admitted}", count(sum("admitted"), locale))
    .replace("{waiting}", count(live.waiting, locale));
  return (
    <section className={`grid min-w-0 content-start gap-3 bg-sheet p-4 sm:p-5 ${stale ? "opacity-60" : ""}`}>
      <h2 className="font-semibold">{words.title}</h2>
      <svg role="img" viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" className="h-36 w-full">
        <title>{said}</title>
        <line x1="0" x2={width} y1={height - 0.5} y2={height - 0.5} className="stroke-line-strong" />
        {series.map((piece, at) => (
          <g key={piece.at.getTime()}>
            <rect
              x={at * step + gap / 2}
              y={y(piece.joined)}
              width={step - gap}
              height={height - 1 - y(piece.joined)}
              className="fill-line-strong/45"
            />
            <rect
              x={at * step + step / 4}
              y={y(piece.admitted)}
              width={step / 2}
              height={height - 1 - y(piece.admitted)}
              className="fill-accent"
            />
          </g>
        ))}
        <line
          x1="0"
          x2={width}
          y1={y(target)}
          y2={y(target)}
          strokeDasharray="4 4"
          className="stroke-accent"
          vectorEffect="non-scaling-stroke"
        />
        <polyline
          points={waitingLine(samples, series.length * pieceMs)}
          fill="none"
          className="stroke-warn"
          strokeWidth={2}
          vectorEffect="non-scaling-stroke"
        />
      </svg>
      <p className="-mt-2 flex justify-between text-xs text-ink-2">
        <span>{words.ago}</span>
        <span>{words.now}</span>
      </p>
      <ul className="flex flex-wrap gap-x-5 gap-y-1 text-xs text-ink-2">
        <Key mark="bg-line-strong/45 h-3" name={words.joined} />
        <Key mark="bg-accent h-3" name={words.admitted} />
        <Key mark="border-t border-dashed border-accent" name={words.target} />
        <Key mark="border-t-2 border-warn" name={words.waiting} />
      </ul>
    </section>
  );
}

function Key({ mark, name }: { mark: string; name: string }) {
  return (
    <li className="flex items-center gap-2">
      <span aria-hidden="true" className={`w-3 ${mark}`} />
      {name}
    </li>
  );
}

/** How many waited, on a scale of its own: what matters is whether the line grows. */
function waitingLine(samples: Sample<WatchedRoom>[], spanMs: number): string {
  const end = samples.at(-1)?.at ?? 0;
  const points = samples.flatMap(({ at, value }) => (value.live ? [{ at, n: value.live.waiting }] : []));
  const most = Math.max(1, ...points.map((point) => point.n));
  return points
    .map(({ at, n }) => {
      const x = width - ((end - at) / spanMs) * width;
      return `${x.toFixed(1)},${(height - 2 - (n / most) * (height - 12)).toFixed(1)}`;
    })
    .join(" ");
}
