import { describe, expect, it } from "vitest";
import { tierColours } from "./tier-colours.ts";

type Rgb = [number, number, number];

/** Machado, Oliveira, Fernandes 2009, severity 1.0, on linear RGB. */
const sight: Record<string, number[]> = {
  "full colour": [1, 0, 0, 0, 1, 0, 0, 0, 1],
  protanopia: [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
  deuteranopia: [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881],
  tritanopia: [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039],
};

function linear(hex: string): Rgb {
  const part = (at: number) => {
    const c = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  };
  return [part(1), part(3), part(5)];
}

function seen(rgb: Rgb, m: number[]): Rgb {
  const row = (r: number) =>
    Math.min(1, Math.max(0, (m[r] ?? 0) * rgb[0] + (m[r + 1] ?? 0) * rgb[1] + (m[r + 2] ?? 0) * rgb[2]));
  return [row(0), row(3), row(6)];
}

/** OKLab, where distance is difference as people see it. */
function oklab([r, g, b]: Rgb): Rgb {
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

const luminance = ([r, g, b]: Rgb) => 0.2126 * r + 0.7152 * g + 0.0722 * b;
const contrast = (a: number, b: number) => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);

describe("tier colours", () => {
  it.each(Object.entries(sight))("can be told apart with %s", (_, matrix) => {
    const close = tierColours.flatMap((a, i) =>
      tierColours.slice(i + 1).flatMap((b) => {
        const [p, q] = [oklab(seen(linear(a), matrix)), oklab(seen(linear(b), matrix))];
        const apart = Math.hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]);
        return apart < 0.09 ? [`${a} ${b} ${apart.toFixed(3)}`] : [];
      }),
    );
    expect(close).toEqual([]);
  });

  it.each(["#faf8f4", "#1e1b18"])("stand out from %s", (paper) => {
    const faint = tierColours.filter((c) => contrast(luminance(linear(c)), luminance(linear(paper))) < 2);
    expect(faint).toEqual([]);
  });
});
