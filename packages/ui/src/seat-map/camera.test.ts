import { describe, expect, it } from "vitest";
import {
  between,
  type Camera,
  clampCamera,
  limitsOf,
  panBy,
  showBox,
  toLayout,
  toView,
  wholeView,
  zoomAt,
} from "./camera.ts";

const view = { width: 400, height: 300 };
const limits = limitsOf({ width: 1_000, height: 500 }, view, 10);
const whole = wholeView({ x: 0, y: 0, scale: 1, ...view }, limits);

describe("the camera", () => {
  it("shows the whole venue with a margin, and goes no further out", () => {
    expect(toView(whole, 0, 250).x).toBeCloseTo(12);
    expect(toView(whole, 1_000, 250).x).toBeCloseTo(388);
    expect(zoomAt(whole, limits, 0.5, 10, 10)).toEqual(whole);
  });

  it("keeps under the pointer what was under it while zooming", () => {
    const close = { ...whole, scale: 2 };
    const before = toLayout(close, 260, 140);
    const after = toLayout(zoomAt(close, limits, 1.7, 260, 140), 260, 140);
    expect(after.x).toBeCloseTo(before.x);
    expect(after.y).toBeCloseTo(before.y);
  });

  it("stops zooming when seats are as large as a finger needs", () => {
    expect(zoomAt(whole, limits, 1_000, 200, 150).scale * 10).toBeCloseTo(52);
  });

  it("moves with the hand but does not lose the venue", () => {
    const close = { ...whole, scale: 2 };
    expect(panBy(close, limits, 30, -20)).toMatchObject({ x: 485, y: 260 });
    const lost = toView(panBy(close, limits, 1e6, 1e6), 0, 0);
    expect(lost.x).toBeLessThanOrEqual(view.width / 2);
    expect(lost.y).toBeLessThanOrEqual(view.height / 2);
  });

  it("puts a venue smaller than the view into the middle", () => {
    expect(clampCamera({ ...whole, x: 0, y: 0 }, limits)).toMatchObject({ x: 500, y: 250 });
  });

  it("shows a section whole", () => {
    const box = { left: 600, top: 300, right: 700, bottom: 350 };
    const shown = showBox(whole, limits, box);
    const [from, to] = [toView(shown, 600, 300), toView(shown, 700, 350)];
    expect(Math.min(from.x, from.y)).toBeGreaterThanOrEqual(0);
    expect(to.x).toBeLessThanOrEqual(view.width);
    expect(to.x - from.x).toBeGreaterThan(view.width * 0.8);
  });

  it("travels from one view to another without leaving the straight way on screen", () => {
    const to: Camera = zoomAt({ ...whole, scale: 1 }, limits, 4, 100, 100);
    const from: Camera = { ...whole, scale: 1 };
    const fixed = toLayout(from, 100, 100);
    for (const share of [0, 0.25, 0.5, 0.9, 1]) {
      const at = toView(between(from, to, share), fixed.x, fixed.y);
      expect(at.x).toBeCloseTo(100, 3);
      expect(at.y).toBeCloseTo(100, 3);
    }
    expect(between(from, to, 1).scale).toBeCloseTo(to.scale);
  });
});
