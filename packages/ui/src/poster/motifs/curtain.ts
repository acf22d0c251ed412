import { mix } from "../colour.ts";
import { at, circle, type Pen, rect, shape, times } from "../pen.ts";

/** A curtain drawn open on a lit stage with one figure. */
export function curtain(p: Pen): string {
  const folds = 6;
  const dark = mix(p.one, "#000000", 0.3);
  const open = p.between(12, 17);
  const side = times(folds, (i) => {
    const [top, next] = [i * 29, (i + 1) * 29];
    const [low, after] = [i * open, (i + 1) * open];
    const waist = (x: number) => at(x * 0.5);
    return shape(
      `M${top} 0C${top} 130 ${waist(top)} 190 ${at(low * 0.55)} 232C${at(low)} 280 ${at(low * 1.1)} 340 ${at(low * 1.1)} 400H${at(after * 1.1)}C${at(after * 1.1)} 340 ${at(after)} 280 ${at(after * 0.55)} 232C${waist(next)} 190 ${next} 130 ${next} 0Z`,
      i % 2 ? dark : p.one,
    );
  }).join("");
  const valance = times(7, (i) => circle(i * 50, 6, 34, i % 2 ? p.one : dark)).join("");
  return (
    rect(0, 0, 300, 400, mix(p.ground, "#000000", 0.25)) +
    circle(150, 168, 92, p.two) +
    rect(0, 268, 300, 140, mix(p.ground, p.two, 0.22)) +
    `<ellipse cx="150" cy="276" rx="96" ry="13" fill="${p.two}"/>` +
    figure(p) +
    side +
    `<g transform="translate(300 0) scale(-1 1)">${side}</g>${valance}` +
    rect(0, 0, 300, 12, dark)
  );
}

/** Somebody in a long gown, a fan in the hand. */
function figure(p: Pen): string {
  const ink = mix(p.ground, "#000000", 0.35);
  return (
    circle(150, 142, 15, ink) +
    shape("M136 160C142 156 158 156 164 160C172 186 178 236 184 276H116C122 236 128 186 136 160Z", ink) +
    shape("M137 164C122 178 112 194 106 210L116 214C124 200 134 190 142 184Z", ink) +
    shape("M163 164C178 172 190 176 200 174L202 184C188 190 174 188 160 182Z", ink) +
    shape("M198 180L214 146A38 38 0 0 1 238 172Z", p.one)
  );
}
