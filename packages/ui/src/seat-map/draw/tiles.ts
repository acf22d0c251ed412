import { type Box, meets } from "../box.ts";
import type { Camera } from "../camera.ts";
import { viewBox } from "../camera.ts";
import type { Frame } from "./scene.ts";
import { newSurface, type Pen, type Surface } from "./surface.ts";

/** A square of the layout, drawn at one scale. */
interface Tile {
  surface: Surface;
  frame: Frame;
  column: number;
  line: number;
  stale: boolean;
  usedAt: number;
}

/** Drawings of squares of the layout, kept by scale, so that moving about only copies pictures. */
export interface Tiles {
  /**
   * Copies what is drawn for this scale. While something is missing, `underneath` is called first and older drawings of
   * other scales fill the gaps. True while something is missing or has changed.
   */
  draw(pen: Pen, camera: Camera, scale: number, underneath: () => void): boolean;
  /**
   * Draws what `draw` found missing, then what changed, then what lies around the view, for about `budget` ms
   * and `most` tiles at most (browsers draw later than they are told, so that time alone says too little). True when more is left.
   */
  work(budget: number, most: number): boolean;
  /** Notes that what lies in the box has changed, at the scales that `where` picks. */
  stale(box: Box | "all", where?: (scale: number) => boolean): void;
  /** Forgets everything, as after a change of colours or size. */
  clear(): void;
}

interface Wish {
  scale: number;
  column: number;
  line: number;
  far: number;
}

/** Tiles of 256 CSS pixels; `paint` draws a frame of `layout`. */
export function createTiles(
  paint: (pen: Pen, frame: Frame) => void,
  layout: { width: number; height: number },
  density: number,
): Tiles {
  const sidePx = Math.round(256 * density);
  const side = sidePx / density;
  const sets = new Map<number, Map<number, Tile>>();
  const spare: Surface[] = [];
  let wishes: Wish[] = [];
  let tick = 0;
  let visible = 1;

  const range = (scale: number, from: number, to: number, size: number) => {
    const last = Math.ceil((size * scale) / side) - 1;
    return [Math.max(0, Math.floor((from * scale) / side)), Math.min(last, Math.floor((to * scale) / side))] as const;
  };

  const copy = (pen: Pen, camera: Camera, tile: Tile) => {
    const { scale } = tile.frame;
    const view = viewBox(camera);
    const px = (at: number) => Math.round(((at * side) / scale - view.left) * camera.scale * density);
    const py = (at: number) => Math.round(((at * side) / scale - view.top) * camera.scale * density);
    const [x, y] = [px(tile.column), py(tile.line)];
    tile.usedAt = tick;
    if (scale === camera.scale) return pen.drawImage(tile.surface.image, x, y);
    pen.drawImage(tile.surface.image, x, y, px(tile.column + 1) - x, py(tile.line + 1) - y);
  };

  const make = ({ scale, column, line }: Wish) => {
    const set = sets.get(scale) ?? new Map<number, Tile>();
    sets.set(scale, set);
    const key = line * 65_536 + column;
    const known = set.get(key);
    const left = (column * side) / scale;
    const top = (line * side) / scale;
    const frame = { left, top, right: left + side / scale, bottom: top + side / scale, scale, density };
    const tile: Tile = known ?? {
      surface: spare.pop() ?? newSurface(sidePx, sidePx, true),
      frame,
      column,
      line,
      stale: false,
      usedAt: tick,
    };
    paint(tile.surface.pen, frame);
    tile.stale = false;
    set.set(key, tile);
  };

  const forget = () => {
    const all = [...sets.values()].flatMap((set) => [...set.entries()].map(([key, tile]) => ({ set, key, tile })));
    const limit = Math.min(140, Math.max(48, visible * 3));
    if (all.length <= limit) return;
    all.sort((a, b) => a.tile.usedAt - b.tile.usedAt);
    for (const { set, key, tile } of all.slice(0, all.length - limit)) {
      if (tile.usedAt === tick) break;
      set.delete(key);
      if (spare.length < 24) spare.push(tile.surface);
    }
    for (const [scale, set] of sets) if (!set.size) sets.delete(scale);
  };

  return {
    draw(pen, camera, scale, underneath) {
      tick++;
      wishes = [];
      const view = viewBox(camera);
      const [left, right] = range(scale, view.left, view.right, layout.width);
      const [top, bottom] = range(scale, view.top, view.bottom, layout.height);
      const set = sets.get(scale);
      const ready: Tile[] = [];
      const outdated: Wish[] = [];
      const around: Wish[] = [];
      const last = [range(scale, 0, layout.width, layout.width)[1], range(scale, 0, layout.height, layout.height)[1]];
      for (let line = Math.max(0, top - 1); line <= Math.min(last[1] ?? 0, bottom + 1); line++) {
        for (let column = Math.max(0, left - 1); column <= Math.min(last[0] ?? 0, right + 1); column++) {
          const tile = set?.get(line * 65_536 + column);
          const far = Math.hypot(column - (left + right) / 2, line - (top + bottom) / 2);
          const wish = { scale, column, line, far };
          const inView = line >= top && line <= bottom && column >= left && column <= right;
          if (!inView) {
            if (!tile || tile.stale) around.push(wish);
            continue;
          }
          if (!tile) wishes.push(wish);
          else ready.push(tile);
          if (tile?.stale) outdated.push(wish);
        }
      }
      visible = ready.length + wishes.length;
      const missing = wishes.length > 0;
      if (missing) {
        // Seen for a moment only: smoothing would cost more than all the rest.
        pen.imageSmoothingEnabled = false;
        underneath();
        // What was drawn at the nearest other scale: coarse for a moment rather than blank.
        const apart = (other: number) => Math.abs(Math.log(other / scale));
        const others = [...sets.keys()].filter((other) => other !== scale).sort((p, q) => apart(p) - apart(q));
        for (const tile of sets.get(others[0] ?? 0)?.values() ?? [])
          if (meets(tile.frame, view)) copy(pen, camera, tile);
        pen.imageSmoothingEnabled = true;
      }
      for (const tile of ready) copy(pen, camera, tile);
      const nearest = (a: Wish, b: Wish) => a.far - b.far;
      wishes = [...wishes.sort(nearest), ...outdated.sort(nearest), ...around.sort(nearest)];
      return missing || outdated.length > 0;
    },
    work(budget, most) {
      const until = performance.now() + budget;
      for (let made = 0; made < most && wishes.length && performance.now() < until; made++)
        make(wishes.shift() as Wish);
      forget();
      return wishes.length > 0;
    },
    stale(box, where) {
      for (const [scale, set] of sets) {
        if (where && !where(scale)) continue;
        for (const tile of set.values())
          if (box === "all" || meets(tile.frame, box, 14 / tile.frame.scale)) tile.stale = true;
      }
    },
    clear() {
      for (const set of sets.values()) for (const tile of set.values()) if (spare.length < 24) spare.push(tile.surface);
      sets.clear();
    },
  };
}
