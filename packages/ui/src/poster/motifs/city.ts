import { mix } from "../colour.ts";
import { at, circle, type Pen, rect, shape, stroke, times } from "../pen.ts";

/** A night skyline under a ball of a moon, or a city folded from paper. */
export function city(p: Pen): string {
  return p.variant === 0 ? skyline(p) : folded(p);
}

function skyline(p: Pen): string {
  const [x, y, r] = [150, 130, 100];
  const ball =
    circle(x, y, r, p.two) +
    stroke(`M${x - r} ${y}H${x + r}M${x} ${y - r}V${y + r}`, p.ground, 4) +
    stroke(
      `M${x - 66} ${y - 75}Q${x - 12} ${y} ${x - 66} ${y + 75}M${x + 66} ${y - 75}Q${x + 12} ${y} ${x + 66} ${y + 75}`,
      p.ground,
      4,
    );
  const far = row(p, { y: 250, low: 40, high: 110, width: 30, fill: mix(p.ground, p.one, 0.45), lit: null });
  const near = row(p, { y: 300, low: 40, high: 120, width: 44, fill: mix(p.ground, "#000000", 0.25), lit: p.one });
  return `<g transform="rotate(-18 ${x} ${y})">${ball}</g>${far}${near}${rect(0, 296, 300, 110, mix(p.ground, "#000000", 0.25))}`;
}

function row(
  p: Pen,
  o: { y: number; low: number; high: number; width: number; fill: string; lit: string | null },
): string {
  const n = Math.ceil(300 / o.width) + 1;
  return times(n, (i) => {
    const height = p.between(o.low, o.high);
    const [x, top] = [i * o.width - 14, o.y - height];
    const windows = o.lit
      ? times(Math.floor(height / 15), (line) =>
          times(3, (col) =>
            p.chance() < 0.45 ? rect(x + 6 + col * 12, top + 8 + line * 15, 6, 8, o.lit ?? "") : "",
          ).join(""),
        ).join("")
      : "";
    const mast = p.chance() < 0.3 ? rect(x + o.width / 2 - 1, top - 20, 2, 20, o.fill) : "";
    return rect(x, top, o.width - 1, height + 60, o.fill) + mast + windows;
  }).join("");
}

function folded(p: Pen): string {
  const size = 33;
  const blocks = times(7, (line) =>
    times(6, (col) => {
      const x = (col - 2.5) * size * 2 + (line % 2 ? size : 0) + 150;
      const y = 150 + line * size * 0.86;
      return block(p, { x, y, size, height: p.between(16, 150) * (1 - Math.abs(x - 150) / 420) });
    }).join(""),
  ).join("");
  return circle(214, 92, 54, mix(p.two, "#d9482b", 0.9)) + blocks;
}

/** One house of paper: a light roof, a lit wall, a wall in shade. */
function block(p: Pen, o: { x: number; y: number; size: number; height: number }): string {
  const { x, size, height } = o;
  const top = o.y - height;
  const half = size * 0.5;
  const line = `stroke="${p.two}" stroke-width="1.4" stroke-linejoin="round"`;
  const doors = p.chance() < 0.55 ? shape(`M${at(x + 9)} ${at(o.y + half - 5)}v-15l9-4.7v15z`, p.two) : "";
  const panes = times(Math.floor(height / 26), (i) =>
    p.chance() < 0.7 ? shape(`M${at(x - 22)} ${at(top + 20 + i * 24)}l9 4.7v9l-9-4.7z`, p.two) : "",
  ).join("");
  return (
    shape(
      `M${at(x)} ${at(top - half)}L${at(x + size)} ${at(top)}L${at(x)} ${at(top + half)}L${at(x - size)} ${at(top)}Z`,
      mix(p.ground, "#ffffff", 0.7),
      line,
    ) +
    shape(
      `M${at(x - size)} ${at(top)}L${at(x)} ${at(top + half)}V${at(o.y + half)}L${at(x - size)} ${at(o.y)}Z`,
      p.ground,
      line,
    ) +
    shape(
      `M${at(x + size)} ${at(top)}L${at(x)} ${at(top + half)}V${at(o.y + half)}L${at(x + size)} ${at(o.y)}Z`,
      p.one,
      line,
    ) +
    doors +
    panes
  );
}
