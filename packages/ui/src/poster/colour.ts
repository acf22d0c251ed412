/** Colours of posters: six-digit hex only, since they are written into SVG. */

/** A palette made safe: what is not a colour is replaced, and three are there at least. */
export function safePalette(palette: readonly string[]): [string, string, string] {
  const sound = palette.filter((colour) => /^#[0-9a-f]{6}$/i.test(colour));
  return [sound[0] ?? "#1d1a17", sound[1] ?? "#d9482b", sound[2] ?? "#f3e9d8"];
}

/** `share` of `b` mixed into `a`. */
export function mix(a: string, b: string, share: number): string {
  const [from, to] = [channels(a), channels(b)];
  const mixed = from.map((value, i) => Math.round(value + ((to[i] ?? 0) - value) * share));
  return `#${mixed.map((value) => value.toString(16).padStart(2, "0")).join("")}`;
}

/** Contrast of two colours as WCAG reckons it, 1 to 21. */
export function contrast(a: string, b: string): number {
  const [x, y] = [luminance(a), luminance(b)];
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
}

/** The first of `wanted` that reads well on `ground` (4.5 to 1), else whichever of paper and ink does. */
export function readable(ground: string, wanted: readonly string[]): string {
  const good = wanted.find((colour) => contrast(ground, colour) >= 4.5);
  return good ?? (contrast(ground, "#fbf7ef") > contrast(ground, "#16120e") ? "#fbf7ef" : "#16120e");
}

export function isDark(colour: string): boolean {
  return luminance(colour) < 0.2;
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
