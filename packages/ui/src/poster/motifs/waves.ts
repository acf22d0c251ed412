import { mix } from "../colour.ts";
import { at, circle, type Pen, shape, stroke, times } from "../pen.ts";

/** A low sun and a sea of scales, as on old woodcuts. */
export function waves(p: Pen): string {
  const x = p.between(96, 204);
  return `${circle(x, 132, 88, p.one)}${swell(p, 176, 0)}${scales(p)}`;
}

function scales(p: Pen): string {
  const r = 38;
  return times(8, (row) => {
    const y = 236 + row * 21;
    return times(6, (i) => {
      const cx = i * r * 2 - (row % 2 ? r : 0);
      return [
        circle(cx, y, r, p.ground),
        circle(cx, y, r - 4, row % 3 === 1 ? p.two : p.one),
        circle(cx, y, r - 12, p.ground),
        circle(cx, y, r - 16, row % 3 === 1 ? p.one : p.two),
        circle(cx, y, r - 25, p.ground),
      ].join("");
    }).join("");
  }).join("");
}

/** One long breaking wave before the sun. */
function swell(p: Pen, y: number, x: number): string {
  const foam = mix(p.two, "#ffffff", 0.2);
  return (
    shape(
      `M${x - 20} ${y + 60}C${x + 40} ${y + 50} ${x + 76} ${y - 6} ${x + 128} ${y - 44}C${x + 168} ${y - 70} ${x + 214} ${y - 58} ${x + 222} ${y - 26}C${x + 204} ${y - 40} ${x + 180} ${y - 30} ${x + 184} ${y - 4}C${x + 190} ${y + 34} ${x + 260} ${y + 48} ${x + 330} ${y + 30}V${y + 120}H${x - 20}Z`,
      p.two,
    ) +
    times(4, (i) =>
      stroke(
        `M${x - 20} ${y + 74 + i * 13}C${x + 56} ${y + 62 + i * 10} ${x + 92} ${y + 8 + i * 9} ${x + 138} ${at(y - 28 + i * 10)}`,
        i % 2 ? foam : p.ground,
        3.5,
      ),
    ).join("") +
    times(7, () => circle(x + p.between(196, 250), y + p.between(-66, -20), p.between(2, 4.5), foam)).join("")
  );
}
