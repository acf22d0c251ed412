import type { Point } from "./along.ts";

/** A line around the middle of a stadium: `point(angle, out)` stands `out` outside it; angle 0 is the top, clockwise. */
export interface Oval {
  point(angle: number, out: number): Point;
}

/**
 * An oval of four arcs, as stands are built: lines a fixed distance outside it are parallel to it, and one angle's points
 * lie on one straight line that crosses all of them at right angles. Half axes `a` (across) and `b` (long), b ≥ a.
 */
export function ovalOf(a: number, b: number): Oval {
  const bend = (50 * Math.PI) / 180;
  const k = (1 - Math.sin(bend)) / Math.cos(bend);
  const endRadius = (a - b * k) / (1 - k);
  const endCentre = b - endRadius;
  const sideRadius = endRadius + endCentre / Math.cos(bend);
  const sideCentre = sideRadius - a;
  return {
    point(angle, out) {
      const [across, down] = [Math.sin(angle), -Math.cos(angle)];
      if (Math.abs(across) < Math.sin(bend)) {
        const r = endRadius + out;
        return [across * r, Math.sign(down) * endCentre + down * r];
      }
      const r = sideRadius + out;
      return [-Math.sign(across) * sideCentre + across * r, down * r];
    },
  };
}

/** Angles that part the way from `from` to `to`, measured `out` outside the oval, into `parts` of one length. */
export function evenAngles(oval: Oval, from: number, to: number, parts: number, out: number): number[] {
  const steps = 2_000;
  const lengths = [0];
  let last = oval.point(from, out);
  for (let i = 1; i <= steps; i++) {
    const next = oval.point(from + ((to - from) * i) / steps, out);
    lengths.push((lengths[i - 1] ?? 0) + Math.hypot(next[0] - last[0], next[1] - last[1]));
    last = next;
  }
  const total = lengths[steps] ?? 0;
  const angles: number[] = [];
  for (let part = 0, i = 0; part <= parts; part++) {
    while (i < steps && (lengths[i] ?? 0) < (total * part) / parts - 1e-6) i++;
    angles.push(from + ((to - from) * i) / steps);
  }
  return angles;
}

/** The part of the line `out` outside the oval between two angles. */
export function ovalLine(oval: Oval, from: number, to: number, out: number, pieces = 24): Point[] {
  return Array.from({ length: pieces + 1 }, (_, i) => oval.point(from + ((to - from) * i) / pieces, out));
}
