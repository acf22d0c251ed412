/** Colours of a poster's palette where they carry text: six-digit hex only, and always readable. */

const paper = "#fbf7ef";
const ink = "#16120e";

/** A palette's ground, and of its other colours the first that reads well on it. What is no colour is replaced. */
export function groundOf(palette: readonly string[]): { ground: string; accent: string; second: string } {
  const [ground = "#1d1a17", one = "#d9482b", two = "#f3e9d8"] = palette.filter((text) => /^#[0-9a-f]{6}$/i.test(text));
  const accent = [two, one].find((colour) => contrast(ground, colour) >= 4.5) ?? readableOn(ground);
  return { ground, accent, second: one };
}

/** Paper or ink, whichever reads better on a colour. */
export function readableOn(ground: string): string {
  return contrast(ground, paper) > contrast(ground, ink) ? paper : ink;
}

/** `share` of `b` mixed into `a`. */
export function mixed(a: string, b: string, share: number): string {
  const [from, to] = [channels(a), channels(b)];
  const values = from.map((value, i) => Math.round(value + ((to[i] ?? 0) - value) * share));
  return `#${values.map((value) => value.toString(16).padStart(2, "0")).join("")}`;
}

/** Contrast of two colours as WCAG reckons it, 1 to 21. */
function contrast(a: string, b: string): number {
  const [x, y] = [luminance(a), luminance(b)];
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
}

function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = channels(colour).map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function channels(colour: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
}
