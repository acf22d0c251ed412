import { mix, readableOn } from "./ink.ts";
import { sectionLook } from "./paint-sections.ts";
import type { Frame, Scene } from "./scene.ts";
import { type Pen, typeface } from "./surface.ts";

/**
 * The keys of sections across their middle, as large as the shape allows; from afar with a bar below that says how much
 * is free. Over seats the words have a halo.
 */
export function paintNames(pen: Pen, scene: Scene, frame: Frame, shown: number[], overSeats: boolean): void {
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  pen.lineJoin = "round";
  for (const at of shown) {
    const span = scene.index.sections[at];
    if (!span) continue;
    const room = span.width * frame.scale;
    const px = Math.min(overSeats ? 20 : 16, room * 0.32);
    if (px < 6.5) continue;
    const { x, y } = span.middle;
    const look = sectionLook(scene, at);
    const bar = !overSeats && room >= 36 && look.free > 0;
    const size = px / frame.scale;
    const words = span.section.key;
    const lift = bar ? size * 0.28 : 0;
    pen.font = `${overSeats ? 700 : 600} ${size}px ${typeface}`;
    if (overSeats && !span.standing) {
      pen.strokeStyle = scene.ink.sheet;
      pen.lineWidth = size * 0.32;
      pen.strokeText(words, x, y);
      pen.fillStyle = scene.ink.ink;
    } else pen.fillStyle = look.free ? readableOn(look.fill) : scene.ink.ink3;
    pen.fillText(words, x, y - lift);
    if (bar) paintBar(pen, x, y + size * 0.62, size * 1.7, size * 0.2, look.fill, look.free);
  }
}

function paintBar(pen: Pen, x: number, y: number, width: number, height: number, ground: string, free: number): void {
  const ink = readableOn(ground);
  pen.fillStyle = mix(ground, ink, 0.25);
  pen.beginPath();
  pen.roundRect(x - width / 2, y, width, height, height / 2);
  pen.fill();
  pen.fillStyle = ink;
  pen.beginPath();
  pen.roundRect(x - width / 2, y, Math.max(height, width * free), height, height / 2);
  pen.fill();
}
