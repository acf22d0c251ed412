import { type Camera, viewBox } from "../camera.ts";
import type { Ink } from "./ink.ts";
import { newSurface, type Surface } from "./surface.ts";

/** A small map that shows which part of the layout is in view. */
export interface Minimap {
  paint(picture: Surface["image"], camera: Camera, ink: Ink): void;
  /** The picture has changed. */
  stale(): void;
}

/** Draws on a small canvas, its size in CSS pixels taken from its attributes' layout on the page. */
export function createMinimap(
  canvas: HTMLCanvasElement,
  layout: { width: number; height: number },
  density: number,
): Minimap {
  canvas.width = Math.round(canvas.clientWidth * density);
  canvas.height = Math.round(canvas.clientHeight * density);
  const pen = canvas.getContext("2d", { alpha: false });
  const share = Math.min(canvas.width / layout.width, canvas.height / layout.height);
  const [ox, oy] = [(canvas.width - layout.width * share) / 2, (canvas.height - layout.height * share) / 2];
  let ground: Surface | null = null;
  let last = "";
  return {
    paint(picture, camera, ink) {
      const now = `${camera.x} ${camera.y} ${camera.scale} ${camera.width} ${camera.height} ${ink.paper}`;
      if (!pen || (ground && now === last)) return;
      last = now;
      if (!ground) {
        ground = newSurface(Math.max(1, canvas.width), Math.max(1, canvas.height), true);
        ground.pen.fillStyle = ink.paper;
        ground.pen.fillRect(0, 0, canvas.width, canvas.height);
        ground.pen.imageSmoothingQuality = "high";
        ground.pen.drawImage(picture, ox, oy, layout.width * share, layout.height * share);
      }
      pen.drawImage(ground.image, 0, 0);
      const box = viewBox(camera);
      const [x, y] = [Math.max(1, ox + box.left * share), Math.max(1, oy + box.top * share)];
      const right = Math.min(canvas.width - 1, ox + box.right * share);
      const bottom = Math.min(canvas.height - 1, oy + box.bottom * share);
      pen.strokeStyle = ink.accent;
      pen.lineWidth = 2 * density;
      pen.strokeRect(x, y, Math.max(4, right - x), Math.max(4, bottom - y));
    },
    stale() {
      ground = null;
    },
  };
}
