import { mix } from "../colour.ts";
import { at, circle, type Pen, rect, shape, stroke, times } from "../pen.ts";

/** A microphone where two beams cross, or a beam that finds somebody on a mountain. */
export function spotlight(p: Pen): string {
  return p.variant === 0 ? onTheStand(p) : onTheRidge(p);
}

function onTheStand(p: Pen): string {
  const warm = mix(p.ground, p.two, 0.85);
  const lamp = p.between(24, 60);
  return (
    shape(`M${at(lamp)} -10L${at(lamp + 26)} -10L262 300H90Z`, mix(p.ground, p.one, 0.28)) +
    shape(`M${at(300 - lamp)} -10L${at(274 - lamp)} -10L38 300H210Z`, mix(p.ground, p.one, 0.28)) +
    shape(`M150 78L210 300H90Z`, mix(p.ground, p.one, 0.42)) +
    `<ellipse cx="150" cy="300" rx="112" ry="20" fill="${p.one}"/>` +
    stroke("M150 300V170", p.ground, 7) +
    `<ellipse cx="150" cy="300" rx="34" ry="7" fill="${p.ground}"/>` +
    `<g transform="translate(150 150) rotate(16)">${
      shape("M-13 26H13L8 84H-8Z", p.ground) +
      rect(-30, 14, 60, 14, p.ground, 'rx="4"') +
      shape("M-34 14V-18A34 38 0 0 1 34-18V14Z", warm) +
      times(4, (i) => stroke(`M-33 ${-28 + i * 11}H33`, p.ground, 2)).join("") +
      times(5, (i) => stroke(`M${-24 + i * 12} -52V13`, p.ground, 2)).join("")
    }</g>`
  );
}

function onTheRidge(p: Pen): string {
  const peak = p.between(150, 172);
  return (
    circle(232, 78, 40, p.two) +
    shape(
      `M${at(peak - 6)} -10H${at(peak + 26)}L${at(peak + 62)} 300H${at(peak - 92)}Z`,
      mix(p.ground, "#ffffff", 0.5),
    ) +
    shape(`M-40 330L${at(peak)} 112L340 330V420H-40Z`, p.one) +
    shape(
      `M${at(peak)} 112L${at(peak - 58)} 182L${at(peak - 30)} 174L${at(peak - 12)} 196L${at(peak + 10)} 172L${at(peak + 26)} 190L${at(peak + 56)} 178Z`,
      p.ground,
    ) +
    shape("M-40 400L70 226L190 400Z", mix(p.one, "#000000", 0.25)) +
    shape("M70 226L36 280L58 272L74 290L92 270L104 280Z", p.ground) +
    shape("M150 420L262 250L380 420Z", mix(p.one, p.ground, 0.3)) +
    circle(peak, 86, 5.5, p.two) +
    shape(`M${at(peak - 5)} 93H${at(peak + 5)}L${at(peak + 8)} 114H${at(peak - 8)}Z`, p.two) +
    stroke(`M${at(peak + 7)} 98L${at(peak + 16)} 114`, p.two, 2.5)
  );
}
