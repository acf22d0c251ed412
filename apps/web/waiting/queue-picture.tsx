import { nearness, type Place, stageOf } from "./queue.ts";
import { peopleOf, picture, type Spot } from "./queue-line.ts";

const { width, height, door } = picture;
const left = door.x - door.width / 2;
const right = door.x + door.width / 2;
const top = door.y - door.height;

/**
 * The line before the stage: one's own dot among the others, the curtain opening as one comes nearer. It shows what the words beside
 * it say, so screen readers are spared it. Drawn on the server as well: what it shows is true before any script has come.
 */
export function QueuePicture({ place, you }: { place: Place; you: string }) {
  const stage = stageOf(place);
  const here = nearness(place);
  const inside = stage === "admitted" || stage === "turn" || stage === "none";
  const open = inside ? 1 : stage === "waiting" || stage === "paused" ? Math.max(0, here - 0.3) * 0.9 : 0;
  const { others, me } = peopleOf(place);
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      aria-hidden="true"
      preserveAspectRatio="xMidYMid slice"
      className={`block h-auto w-full bg-stage ${stage === "paused" ? "queue-paused" : ""}`}
    >
      <defs>
        <linearGradient id="queue-light" x1="0" y1="0" x2="0" y2="1">
          <stop offset="0" stopColor="#ffdca3" stopOpacity="0.75" />
          <stop offset="1" stopColor="#ffdca3" stopOpacity="0" />
        </linearGradient>
        <clipPath id="queue-door">
          <rect x={left} y={top} width={door.width} height={door.height} />
        </clipPath>
      </defs>
      <path d={`M0 ${door.y}H${width}V${height}H0Z`} fill="#241d17" />
      <path
        d={`M${left + 10} ${door.y}H${right - 10}L${right + 90} ${height}H${left - 90}Z`}
        fill="url(#queue-light)"
        className="queue-moves"
        style={{ opacity: 0.12 + 0.6 * open }}
      />
      <g clipPath="url(#queue-door)">
        <rect x={left} y={top} width={door.width} height={door.height} fill="#ffdca3" />
        <ellipse cx={door.x} cy={door.y} rx={52} ry={74} fill="#fff3dc" />
        <Curtain side={-1} open={open} />
        <Curtain side={1} open={open} />
      </g>
      <path
        d={`M${left - 5} ${door.y}V${top - 5}H${right + 5}V${door.y}`}
        fill="none"
        stroke="#b98a4b"
        strokeWidth="5"
      />
      <path d={`M${left - 14} ${door.y}H${right + 14}v4H${left - 14}z`} fill="#b98a4b" />
      {others
        .toSorted((a, b) => a.y - b.y)
        .map(({ key, ...spot }) => (
          <Dot key={key} {...spot} restless={key.charCodeAt(key.length - 1) % 3 === 0} />
        ))}
      {me && <Me x={me.x} y={me.y} r={me.r} you={you} />}
    </svg>
  );
}

/** One half of the curtain, drawn back to the shape of our sign. */
function Curtain({ side, open }: { side: -1 | 1; open: number }) {
  const half = door.width / 2;
  return (
    <g className="queue-moves" style={{ transform: `translateX(${side * open * (half - 16)}px)` }}>
      <rect
        x={side < 0 ? left - half : door.x - 1}
        y={top}
        width={half * 2 + 1}
        height={door.height}
        className={side < 0 ? "fill-[#c2351b]" : "fill-[#a02a14]"}
      />
      {[0.2, 0.42, 0.64, 0.86].map((at) => (
        <rect
          key={at}
          x={door.x + side * at * half - 1.5}
          y={top}
          width={3}
          height={door.height}
          fill="#000"
          opacity="0.16"
        />
      ))}
    </g>
  );
}

function Dot({ x, y, r, restless }: Spot & { restless: boolean }) {
  return (
    <g className="queue-moves" style={{ transform: `translate(${x}px, ${y}px)` }}>
      <circle r={r} fill="#b9afa2" className={restless ? "queue-waits" : ""} />
    </g>
  );
}

function Me({ x, y, r, you }: Spot & { you: string }) {
  const size = Math.max(5.5, r * 1.25);
  return (
    <g className="queue-moves" style={{ transform: `translate(${x}px, ${y}px)` }}>
      <circle r={size * 1.9} fill="#ff8261" opacity="0.28" className="queue-here" />
      <circle r={size} fill="#ff8261" stroke="#fff" strokeWidth="2" />
      <g transform={`translate(0 ${-size - 13})`}>
        <rect x={-16} y={-11} width={32} height={18} rx={9} fill="#fff" />
        <text y={2.5} textAnchor="middle" fontSize="12" fontWeight="700" fill="#17130f">
          {you}
        </text>
      </g>
    </g>
  );
}
