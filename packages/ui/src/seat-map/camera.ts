import type { Box } from "./box.ts";

/** What is looked at: the layout point in the middle of the view, CSS pixels a layout unit, and the view's size in CSS pixels. */
export interface Camera {
  x: number;
  y: number;
  scale: number;
  width: number;
  height: number;
}

/** How far the camera may go. */
export interface Limits {
  width: number;
  height: number;
  minScale: number;
  maxScale: number;
}

/** The layout point under a point of the view. */
export function toLayout(camera: Camera, px: number, py: number): { x: number; y: number } {
  return {
    x: camera.x + (px - camera.width / 2) / camera.scale,
    y: camera.y + (py - camera.height / 2) / camera.scale,
  };
}

/** Where a layout point lies in the view. */
export function toView(camera: Camera, x: number, y: number): { x: number; y: number } {
  return { x: (x - camera.x) * camera.scale + camera.width / 2, y: (y - camera.y) * camera.scale + camera.height / 2 };
}

/** The part of the layout that is in view. */
export function viewBox(camera: Camera): Box {
  const [w, h] = [camera.width / 2 / camera.scale, camera.height / 2 / camera.scale];
  return { left: camera.x - w, top: camera.y - h, right: camera.x + w, bottom: camera.y + h };
}

/** Limits for a layout in a view of this size: from the whole of it to seats `seatPx` apart. */
export function limitsOf(
  layout: { width: number; height: number },
  view: { width: number; height: number },
  pitch: number,
  seatPx = 52,
): Limits {
  const margin = 12;
  const minScale = Math.min(
    Math.max(1, view.width - 2 * margin) / layout.width,
    Math.max(1, view.height - 2 * margin) / layout.height,
  );
  return { width: layout.width, height: layout.height, minScale, maxScale: Math.max(minScale, seatPx / pitch) };
}

/** The nearest camera the limits allow. The layout's edge may come half way to the middle, no further. */
export function clampCamera(camera: Camera, limits: Limits): Camera {
  const scale = Math.min(limits.maxScale, Math.max(limits.minScale, camera.scale));
  const along = (at: number, view: number, size: number) => {
    const reach = view / scale / 4;
    if (size * scale <= view || 2 * reach >= size) return size / 2;
    return Math.min(size - reach, Math.max(reach, at));
  };
  return {
    ...camera,
    scale,
    x: along(camera.x, camera.width, limits.width),
    y: along(camera.y, camera.height, limits.height),
  };
}

/** The whole layout in the middle. */
export function wholeView(camera: Camera, limits: Limits): Camera {
  return { ...camera, x: limits.width / 2, y: limits.height / 2, scale: limits.minScale };
}

/** Zooms by `factor` so that what lies under (px, py) stays there. */
export function zoomAt(camera: Camera, limits: Limits, factor: number, px: number, py: number): Camera {
  const point = toLayout(camera, px, py);
  const scale = Math.min(limits.maxScale, Math.max(limits.minScale, camera.scale * factor));
  return clampCamera(
    {
      ...camera,
      scale,
      x: point.x - (px - camera.width / 2) / scale,
      y: point.y - (py - camera.height / 2) / scale,
    },
    limits,
  );
}

/** Moves what is shown by so many pixels. */
export function panBy(camera: Camera, limits: Limits, dx: number, dy: number): Camera {
  return clampCamera({ ...camera, x: camera.x - dx / camera.scale, y: camera.y - dy / camera.scale }, limits);
}

/** Shows a box as large as the view allows, but no smaller than `leastScale`. */
export function showBox(camera: Camera, limits: Limits, box: Box, leastScale = 0): Camera {
  const scale = Math.min(
    (camera.width * 0.88) / Math.max(1, box.right - box.left),
    (camera.height * 0.84) / Math.max(1, box.bottom - box.top),
  );
  const middle = { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 };
  return clampCamera({ ...camera, ...middle, scale: Math.max(scale, leastScale) }, limits);
}

/** A camera on the way between two, share 0…1. Both the size and the way feel even. */
export function between(from: Camera, to: Camera, share: number): Camera {
  const eased = 1 - (1 - share) ** 3;
  const scale = from.scale * (to.scale / from.scale) ** eased;
  // While zooming, the point that both views share must not drift: move in step with the size on screen.
  const way =
    Math.abs(to.scale - from.scale) < 1e-9 ? eased : (1 / from.scale - 1 / scale) / (1 / from.scale - 1 / to.scale);
  return { ...to, scale, x: from.x + (to.x - from.x) * way, y: from.y + (to.y - from.y) * way };
}
