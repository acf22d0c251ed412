import { between, type Camera } from "./camera.ts";

/** Moves the camera over time: a way to another view, or the last of a fling. */
export interface Motion {
  /** Goes to a camera in about a quarter of a second, at once where motion is not wanted. */
  goTo(target: Camera): void;
  /** Lets the view glide on with a speed in CSS pixels a millisecond. */
  fling(vx: number, vy: number): void;
  stop(): void;
  /** Moves on to this time and says whether there is more to come. */
  step(now: number): boolean;
}

/** Motion over a camera kept elsewhere: `get` reads it, `set` takes each next one, `pan` moves it by pixels. */
export function createMotion(
  get: () => Camera,
  set: (camera: Camera) => void,
  pan: (dx: number, dy: number) => void,
): Motion {
  let way: { from: Camera; to: Camera; began: number; lasts: number } | null = null;
  let glide: { vx: number; vy: number; at: number } | null = null;
  const still = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
  return {
    goTo(target) {
      glide = null;
      if (still()) {
        way = null;
        return set(target);
      }
      const zoom = Math.abs(Math.log(target.scale / get().scale));
      way = { from: get(), to: target, began: performance.now(), lasts: Math.min(460, 220 + zoom * 90) };
    },
    fling(vx, vy) {
      if (!still() && Math.hypot(vx, vy) > 0.15) glide = { vx, vy, at: performance.now() };
    },
    stop() {
      way = null;
      glide = null;
    },
    step(now) {
      if (way) {
        const share = Math.min(1, Math.max(0, now - way.began) / way.lasts);
        set(share >= 1 ? way.to : between(way.from, way.to, share));
        if (share >= 1) way = null;
      } else if (glide) {
        const passed = Math.min(40, Math.max(0, now - glide.at));
        const slower = Math.exp(-passed / 220);
        pan(glide.vx * passed, glide.vy * passed);
        glide = { vx: glide.vx * slower, vy: glide.vy * slower, at: now };
        if (Math.hypot(glide.vx, glide.vy) < 0.02) glide = null;
      }
      return way !== null || glide !== null;
    },
  };
}
