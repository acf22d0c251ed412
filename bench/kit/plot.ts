import type { Plot } from "./bench.ts";

const [width, height] = [720, 360];
const area = { left: 70, right: 190, top: 44, bottom: 50 };
const colours = ["#b45309", "#0f766e", "#4338ca", "#be123c", "#4d7c0f", "#7e22ce"];

/** A line chart as SVG, readable on light and dark pages alike: it brings its own ground. */
export function svgOf({ title, x, y, series }: Plot): string {
  const points = series.flatMap((one) => one.points);
  const across = scale(
    points.map(([at]) => at),
    x.log ?? false,
    [area.left, width - area.right],
  );
  const up = scale(
    points.map(([, at]) => at),
    y.log ?? false,
    [height - area.bottom, area.top],
  );
  const text = (at: [number, number], what: string, more = "") =>
    `<text x="${at[0].toFixed(1)}" y="${at[1].toFixed(1)}" ${more}>${escaped(what)}</text>`;
  const grid = [
    ...across.ticks.map((tick) => {
      const at = across.at(tick).toFixed(1);
      return `<path d="M${at} ${area.top}V${height - area.bottom}" class="g"/>${text([across.at(tick), height - area.bottom + 18], short(tick), 'text-anchor="middle"')}`;
    }),
    ...up.ticks.map((tick) => {
      const at = up.at(tick).toFixed(1);
      return `<path d="M${area.left} ${at}H${width - area.right}" class="g"/>${text([area.left - 8, up.at(tick) + 4], short(tick), 'text-anchor="end"')}`;
    }),
  ];
  const ends = apart(series.map(({ points: line }) => up.at(line.at(-1)?.[1] ?? 0)));
  const lines = series.map(({ name, points: line }, n) => {
    const colour = colours[n % colours.length];
    const path = line.map(([px, py]) => `${across.at(px).toFixed(1)} ${up.at(py).toFixed(1)}`).join("L");
    const dots = line.map(
      ([px, py]) => `<circle cx="${across.at(px).toFixed(1)}" cy="${up.at(py).toFixed(1)}" r="3.5" fill="${colour}"/>`,
    );
    const label = text([width - area.right + 12, (ends[n] ?? 0) + 4], name, `fill="${colour}"`);
    return `<path d="M${path}" fill="none" stroke="${colour}" stroke-width="2"/>${dots.join("")}${label}`;
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escaped(title)}">`,
    "<style>text{font:12px system-ui,sans-serif}.g{stroke:#e7e5e4}</style>",
    `<rect width="${width}" height="${height}" fill="#fff"/>`,
    text([area.left, 24], title, 'font-weight="600" style="font-size:14px"'),
    ...grid,
    ...lines,
    text([(area.left + width - area.right) / 2, height - 12], x.label, 'text-anchor="middle"'),
    text([area.left - 8, area.top - 10], y.label, 'text-anchor="end"'),
    "</svg>",
    "",
  ].join("\n");
}

/** Where values stand on an axis, and the round ones that are named there. */
function scale(values: number[], log: boolean, [from, to]: [number, number]) {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const turn = log ? Math.log10 : (n: number) => n;
  const [low, high] = log ? [10 ** Math.floor(turn(least)), 10 ** Math.ceil(turn(most))] : [0, roundUp(most)];
  const span = turn(high) - turn(low) || 1;
  const ticks = log
    ? Array.from({ length: Math.round(span) + 1 }, (_, n) => low * 10 ** n)
    : Array.from({ length: 6 }, (_, n) => (high / 5) * n);
  return { ticks, at: (value: number) => from + ((turn(value) - turn(low)) / span) * (to - from) };
}

function roundUp(n: number): number {
  const ten = 10 ** Math.floor(Math.log10(n || 1));
  return [1, 2, 2.5, 5, 10].map((times) => times * ten).find((round) => round >= n) ?? n;
}

/** Labels that would stand on one another move apart. */
function apart(heights: number[]): number[] {
  const order = heights.map((at, n) => ({ at, n })).sort((a, b) => a.at - b.at);
  order.forEach((one, i) => {
    one.at = Math.max(one.at, (order[i - 1]?.at ?? -16) + 16);
  });
  return order.sort((a, b) => a.n - b.n).map(({ at }) => at);
}

function short(n: number): string {
  if (n >= 1e6) return `${n / 1e6}M`;
  return n >= 1_000 ? `${n / 1_000}k` : String(Number(n.toFixed(2)));
}

const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
