import { mix } from "../colour.ts";
import { at, circle, type Pen, rect, shape, stroke, times } from "../pen.ts";

/** A crescent over a paper boat, or a full moon over the keys of a piano. */
export function moon(p: Pen): string {
  return p.variant === 0 ? overTheSea(p) : overTheKeys(p);
}

function overTheSea(p: Pen): string {
  const stars = times(16, () => {
    const [x, y, r] = [p.between(12, 288), p.between(14, 190), p.between(2, 6)];
    return shape(
      `M${at(x)} ${at(y - r)}Q${at(x)} ${at(y)} ${at(x + r)} ${at(y)}Q${at(x)} ${at(y)} ${at(x)} ${at(y + r)}Q${at(x)} ${at(y)} ${at(x - r)} ${at(y)}Q${at(x)} ${at(y)} ${at(x)} ${at(y - r)}Z`,
      p.two,
    );
  }).join("");
  return `${
    stars +
    circle(150, 128, 96, p.one) +
    circle(190, 104, 82, p.ground) +
    wave(236, 14, mix(p.ground, p.two, 0.28), p.between(0, 40))
  }<g transform="translate(158 214) rotate(-6) scale(1.15)">${paperBoat(p)}</g>${
    wave(262, 13, mix(p.ground, p.one, 0.55), p.between(0, 60)) +
    wave(290, 12, mix(p.ground, p.two, 0.5), p.between(0, 60)) +
    wave(318, 12, mix(p.ground, "#000000", 0.2), 20)
  }`;
}

function paperBoat(p: Pen): string {
  return (
    shape("M-58 16L0 16L0-44Z", p.two) +
    shape("M58 16L0 16L0-44Z", mix(p.two, p.ground, 0.22)) +
    shape("M-74 10L-40 52H40L74 10L0 24Z", p.two) +
    shape("M0 24L74 10L40 52H0Z", mix(p.two, p.ground, 0.32))
  );
}

function wave(y: number, height: number, fill: string, shift: number): string {
  const humps = times(
    5,
    (i) => `Q${at(-80 + shift + i * 80 + 40)} ${y - height * 2} ${at(-80 + shift + (i + 1) * 80)} ${y}`,
  );
  return shape(`M${at(-80 + shift)} ${y}${humps.join("")}V420H-80Z`, fill);
}

function overTheKeys(p: Pen): string {
  const slits = times(6, (i) => rect(40, 150 + i * 17, 240, 2 + i * 2.4, p.ground)).join("");
  const width = 38;
  const white = times(9, (i) => rect(i * width + 1, 0, width - 2, 190, p.two, 'rx="3"')).join("");
  const black = [0, 1, 3, 4, 5, 7, 8].map((i) => rect((i + 1) * width - 11, -4, 22, 108, p.ground, 'rx="2"')).join("");
  const notes = times(3, (i) => {
    const [x, y] = [46 + i * 16, 66 + i * 34];
    return `<ellipse cx="${x}" cy="${y}" rx="9" ry="7" fill="${p.two}" transform="rotate(-20 ${x} ${y})"/>${stroke(`M${x + 8} ${y - 3}V${y - 36}q12 4 12 16`, p.two, 3)}`;
  }).join("");
  return `${circle(172, 140, 104, p.one)}${slits}${notes}<g transform="translate(-46 292) rotate(-14)">${white}${black}</g>`;
}
