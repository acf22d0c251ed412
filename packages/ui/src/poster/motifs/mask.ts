import { mix } from "../colour.ts";
import { at, circle, type Pen, shape, stroke, times } from "../pen.ts";

const face = "M150 62C222 62 246 118 242 180C238 244 198 300 150 308C102 300 62 244 58 180C54 118 78 62 150 62Z";

/** A painted opera face, the two halves in two tempers. */
export function mask(p: Pen): string {
  const paper = "#fbf4e6";
  const half = `${side(p, p.two)}`;
  return (
    plumes(p) +
    shape(face, paper, `stroke="${p.two}" stroke-width="5"`) +
    `<clipPath id="half"><path d="${face}"/></clipPath>` +
    `<g clip-path="url(#half)">${shape("M150 50H260V320H150Z", p.one)}</g>` +
    half +
    `<g transform="translate(300 0) scale(-1 1)">${half}</g>` +
    shape("M150 84C164 108 168 128 150 150C132 128 136 108 150 84Z", p.ground) +
    circle(150, 122, 7, p.one, `stroke="${p.two}" stroke-width="3"`) +
    shape("M142 176C144 200 138 214 128 226C142 234 158 234 172 226C162 214 156 200 158 176Z", p.ground) +
    shape("M112 258C132 248 142 254 150 257C158 254 168 248 188 258C174 276 126 276 112 258Z", p.two) +
    stroke("M122 260C140 264 160 264 178 260", paper, 2.5) +
    crown(p)
  );
}

function side(p: Pen, ink: string): string {
  return (
    // Brow, eye and cheek, drawn for the left and mirrored for the right.
    shape("M142 150C126 140 108 128 96 104C88 92 78 90 70 96C80 98 84 108 84 118C88 142 112 158 140 162Z", ink) +
    shape("M144 176C124 158 96 154 64 164C70 196 102 214 142 196Z", ink) +
    shape("M132 182C118 172 104 172 92 178C102 190 118 192 132 182Z", "#fbf4e6") +
    circle(113, 181, 6.5, ink) +
    shape("M66 204C84 214 104 218 118 214C110 230 112 244 104 258C86 246 72 228 66 204Z", p.ground) +
    circle(92, 226, 8, p.one, `stroke="${ink}" stroke-width="2.5"`)
  );
}

function crown(p: Pen): string {
  const pearls = times(9, (i) => {
    const angle = Math.PI * (1.12 + (i / 8) * 0.76);
    const [x, y] = [150 + 100 * Math.cos(angle), 142 + 100 * Math.sin(angle)];
    return (
      circle(x, y, 15, i % 2 ? p.one : mix(p.ground, "#ffffff", 0.14), `stroke="${p.two}" stroke-width="3"`) +
      circle(x, y, 5, p.two)
    );
  }).join("");
  return pearls;
}

function plumes(p: Pen): string {
  const plume = "M196 66C216 10 268 -4 292 40C304 66 300 104 284 128";
  const bars = times(7, (i) => {
    const t = i / 7;
    return stroke(`M${at(206 + 74 * t)} ${at(40 - 34 * Math.sin(Math.PI * t))}l${at(6 + 6 * t)} ${at(10)}`, p.two, 3);
  }).join("");
  const one = `${stroke(plume, p.two, 13)}${stroke(plume, p.one, 7)}${bars}`;
  return `${one}<g transform="translate(300 0) scale(-1 1)">${one}</g>`;
}
