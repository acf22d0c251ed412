import { at, circle, type Pen, rect, shape, stroke, times } from "../pen.ts";

/** A guitar before rays, or lying across rings like those of a record. */
export function guitar(p: Pen): string {
  const tilt = p.variant === 0 ? p.between(24, 34) : p.between(-40, -32);
  const behind = p.variant === 0 ? rays(p) : rings(p);
  return `${behind}<g transform="translate(150 176) rotate(${at(tilt)}) scale(1.12)">${instrument(p)}</g>`;
}

function rays(p: Pen): string {
  const n = 18;
  return times(n, (i) => {
    const [a, b] = [((i - 0.5) * 2 * Math.PI) / n, (i * 2 * Math.PI) / n];
    const far = 420;
    const [x, y] = [150, 176];
    return shape(
      `M${x} ${y}L${at(x + far * Math.cos(a))} ${at(y + far * Math.sin(a))}L${at(x + far * Math.cos(b))} ${at(y + far * Math.sin(b))}Z`,
      p.one,
    );
  }).join("");
}

function rings(p: Pen): string {
  const x = p.between(120, 180);
  return (
    circle(x, 160, 138, p.two) +
    times(5, (i) => circle(x, 160, 122 - i * 16, "none", `stroke="${p.ground}" stroke-width="2.5"`)).join("")
  );
}

function instrument(p: Pen): string {
  const [body, edge] = p.variant === 0 ? [p.two, p.ground] : [p.one, p.ground];
  const fill = p.variant === 0 ? body : p.ground;
  const trim = p.variant === 0 ? edge : p.one;
  const outline =
    "M0-46C34-48 46-24 40 0C37 13 44 22 54 38C74 74 50 124 0 124C-50 124-74 74-54 38C-44 22-37 13-40 0C-46-24-34-48 0-46Z";
  return (
    rect(-9, -212, 18, 190, trim) +
    shape("M-15-212L-11-256L11-256L15-212Z", trim) +
    times(3, (i) => circle(-20, -222 - i * 12, 4, trim) + circle(20, -222 - i * 12, 4, trim)).join("") +
    shape(outline, fill, `stroke="${trim}" stroke-width="5"`) +
    circle(0, 26, 24, trim) +
    circle(0, 26, 31, "none", `stroke="${trim}" stroke-width="2.5"`) +
    rect(-26, 84, 52, 9, trim, 'rx="3"') +
    rect(-9, -212, 18, 226, trim) +
    times(7, (i) => rect(-9, -196 + i * 24, 18, 1.8, fill)).join("") +
    times(4, (i) => stroke(`M${-4.5 + i * 3} -250V88`, fill, 0.9)).join("")
  );
}
