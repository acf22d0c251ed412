import type { Box } from "./box.ts";
import {
  type Camera,
  clampCamera,
  type Limits,
  limitsOf,
  panBy,
  showBox,
  toView,
  wholeView,
  zoomAt,
} from "./camera.ts";
import { detailAt, restingScale } from "./detail.ts";
import { createMinimap, type Minimap } from "./draw/minimap.ts";
import { paintFrame } from "./draw/paint-frame.ts";
import { type Overlay, paintOverlay } from "./draw/paint-overlay.ts";
import type { Scene } from "./draw/scene.ts";
import { newSurface, type Surface } from "./draw/surface.ts";
import { createTiles } from "./draw/tiles.ts";
import { sectionAt } from "./hit-test.ts";
import { createMotion } from "./motion.ts";
import type { StateChange } from "./seat-states.ts";

/** What the page around the canvas may want to know of the view. */
export interface ViewState {
  whole: boolean;
  closest: boolean;
  /** The section in the middle once seats are shown; −1 before. */
  section: number;
}

/** The canvas with its camera. Everything here draws at the next animation frame, and only if something changed. */
export interface View {
  camera(): Camera;
  /** Whether the whole layout is shown and the camera can go no further out. */
  isWhole(): boolean;
  resize(width: number, height: number): void;
  overlay(change: Partial<Overlay>): void;
  /** Units changed their state. */
  note(change: StateChange): void;
  pan(dx: number, dy: number): void;
  zoom(factor: number, x: number, y: number): void;
  fling(vx: number, vy: number): void;
  stop(): void;
  /** Zooms around the middle, or around a point, with a short movement. */
  zoomSoftly(factor: number, x?: number, y?: number): void;
  showWhole(): void;
  showSection(section: number): void;
  /** Brings a layout point to the middle, or to a point of the view, with seats at least `seatPx` apart. */
  showPoint(x: number, y: number, seatPx: number, at?: { x: number; y: number }): void;
  /** Moves just enough that a seat is in view with seats at least `seatPx` apart. */
  reveal(unit: number, seatPx: number): void;
  /** The scene's colours, words or choice of prices were changed: draws everything again, `anew` from a blank sheet. */
  restyle(anew: boolean): void;
  drawMinimap(canvas: HTMLCanvasElement | null): void;
  destroy(): void;
}

/** A view of the scene on a canvas. `told` hears when what it says of the view changes, `painted` after each frame. */
export function createView(
  canvas: HTMLCanvasElement,
  scene: Scene,
  start: Camera | null,
  told: (state: ViewState) => void,
  painted: (camera: Camera) => void,
): View {
  const { index } = scene;
  const { layout, pitch } = index;
  const density = Math.min(2, globalThis.devicePixelRatio || 1);
  const pen = canvas.getContext("2d", { alpha: false }) as CanvasRenderingContext2D;
  const tiles = createTiles((on, frame) => paintFrame(on, scene, frame), layout, density);
  let camera: Camera = start ?? { x: layout.width / 2, y: layout.height / 2, scale: 1, width: 0, height: 0 };
  let limits: Limits = limitsOf(layout, { width: 1, height: 1 }, pitch);
  let shown: Overlay = { selected: [], hoverUnit: -1, hoverSection: -1, focusUnit: -1 };
  let [asked, settle, scaledAt, first] = [0, 0, 0, true];
  let small: { surface: Surface; scale: number; stale: boolean; at: number } | null = null;
  let minimap: Minimap | null = null;
  let said: ViewState = { whole: true, closest: false, section: -1 };

  const set = (next: Camera) => {
    const changed = clampCamera(next, limits);
    if (changed.scale !== camera.scale) scaledAt = performance.now();
    camera = changed;
    ask();
  };
  const motion = createMotion(
    () => camera,
    set,
    (dx, dy) => set(panBy(camera, limits, dx, dy)),
  );
  const ask = () => {
    if (!asked) asked = requestAnimationFrame(paint);
  };

  /** The whole layout in one small picture: beneath what is not drawn yet, and the minimap. */
  const smallPicture = () => {
    const scale = small?.scale ?? Math.min(560 / layout.width, 560 / layout.height);
    const [w, h] = [Math.ceil(layout.width * scale), Math.ceil(layout.height * scale)];
    small ??= { surface: newSurface(w, h, true), scale, stale: true, at: Number.NEGATIVE_INFINITY };
    // Deltas come several times a second; this picture may be a second behind.
    if (small.stale && performance.now() - small.at > 1_000) {
      const frame = { left: 0, top: 0, right: layout.width, bottom: layout.height, scale, density: 1, nameless: true };
      paintFrame(small.surface.pen, scene, frame);
      small.stale = false;
      small.at = performance.now();
      minimap?.stale();
    }
    return small.surface.image;
  };
  const underneath = () => {
    const at = toView(camera, 0, 0);
    const size = camera.scale * density;
    pen.drawImage(smallPicture(), at.x * density, at.y * density, layout.width * size, layout.height * size);
  };

  const paint = (now: number) => {
    asked = 0;
    if (!camera.width || !camera.height) return;
    const more = motion.step(now);
    const scaling = performance.now() - scaledAt < 140;
    const scale = scaling ? restingScale(camera.scale) : camera.scale;
    pen.setTransform(1, 0, 0, 1, 0, 0);
    const copyTiles = () => {
      pen.fillStyle = scene.ink.paper;
      pen.fillRect(0, 0, canvas.width, canvas.height);
      return tiles.draw(pen, camera, scale, underneath);
    };
    const unfinished = copyTiles();
    const left = first ? tiles.work(600, 400) : tiles.work(scaling || more ? 4 : 8, scaling ? 1 : 3);
    if (first) copyTiles();
    pen.setTransform(density, 0, 0, density, 0, 0);
    paintOverlay(pen, index, camera, scene.ink, shown);
    minimap?.paint(smallPicture(), camera, scene.ink);
    painted(camera);
    first = false;
    tell();
    if (more || unfinished || left) ask();
    else if (scaling) {
      clearTimeout(settle);
      settle = Number(setTimeout(ask, 150));
    }
  };

  const tell = () => {
    const seats = detailAt(camera.scale, pitch).seats;
    const next = {
      whole: camera.scale <= limits.minScale * 1.001,
      closest: camera.scale >= limits.maxScale * 0.999,
      section: seats ? sectionAt(index, camera.x, camera.y) : -1,
    };
    if (next.whole === said.whole && next.closest === said.closest && next.section === said.section) return;
    said = next;
    told(next);
  };

  return {
    camera: () => camera,
    isWhole: () => camera.scale <= limits.minScale * 1.001,
    resize(width, height) {
      const whole = camera.width === 0 ? start === null : said.whole;
      canvas.width = Math.round(width * density);
      canvas.height = Math.round(height * density);
      camera = { ...camera, width, height };
      limits = limitsOf(layout, camera, pitch);
      set(whole ? wholeView(camera, limits) : camera);
      scaledAt = 0;
      // A canvas is empty after its size changed; without this the page would show it so for a frame.
      if (asked) cancelAnimationFrame(asked);
      paint(performance.now());
    },
    overlay(change) {
      shown = { ...shown, ...change };
      ask();
    },
    note(change) {
      const sections = scene.counts.note(change);
      if (small) small.stale = true;
      const afar = (scale: number) => !detailAt(scale, pitch).seats;
      if (change === "all" || change.length > 2_000) tiles.stale("all");
      else {
        for (const at of sections) tiles.stale(index.sections[at]?.box as Box, afar);
        for (const unit of change) {
          const [x, y] = [index.x[unit], index.y[unit]];
          if (x !== undefined && y !== undefined)
            tiles.stale(
              { left: x - pitch, top: y - pitch, right: x + pitch, bottom: y + pitch },
              (scale) => !afar(scale),
            );
        }
      }
      ask();
    },
    pan: (dx, dy) => set(panBy(camera, limits, dx, dy)),
    zoom: (factor, x, y) => set(zoomAt(camera, limits, factor, x, y)),
    fling(vx, vy) {
      motion.fling(vx, vy);
      ask();
    },
    stop: () => motion.stop(),
    zoomSoftly(factor, x = camera.width / 2, y = camera.height / 2) {
      motion.goTo(zoomAt(camera, limits, factor, x, y));
      ask();
    },
    showWhole() {
      motion.goTo(wholeView(camera, limits));
      ask();
    },
    showSection(section) {
      const box = index.sections[section]?.box;
      if (box) motion.goTo(showBox(camera, limits, box, 9 / pitch));
      ask();
    },
    showPoint(x, y, seatPx, at = { x: camera.width / 2, y: camera.height / 2 }) {
      const scale = Math.min(limits.maxScale, Math.max(camera.scale, seatPx / pitch));
      const left = x - (at.x - camera.width / 2) / scale;
      const top = y - (at.y - camera.height / 2) / scale;
      motion.goTo(clampCamera({ ...camera, x: left, y: top, scale }, limits));
      ask();
    },
    reveal(unit, seatPx) {
      const [x, y] = [index.x[unit] ?? 0, index.y[unit] ?? 0];
      const target = { ...camera, scale: Math.max(camera.scale, seatPx / pitch) };
      const at = toView(target, x, y);
      const margin = Math.min(80, camera.width / 4, camera.height / 4);
      const outside = at.x < margin || at.y < margin || at.x > camera.width - margin || at.y > camera.height - margin;
      if (!outside && target.scale === camera.scale) return;
      motion.goTo(clampCamera({ ...target, x, y }, limits));
      ask();
    },
    restyle(anew) {
      if (anew) tiles.clear();
      else tiles.stale("all");
      first = anew;
      if (small) Object.assign(small, { stale: true, at: Number.NEGATIVE_INFINITY });
      ask();
    },
    drawMinimap(on) {
      minimap = on && createMinimap(on, layout, density);
      ask();
    },
    destroy() {
      cancelAnimationFrame(asked);
      clearTimeout(settle);
      motion.stop();
      tiles.clear();
    },
  };
}
