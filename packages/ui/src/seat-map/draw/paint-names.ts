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

/** The full names of sections behind their last row, clear of the seats. Standing areas keep theirs across. */
export function paintNamesBehind(pen: Pen, scene: Scene, frame: Frame, shown: number[]): void {
  paintNames(
    pen,
    scene,
    frame,
    shown.filter((at) => scene.index.sections[at]?.standing),
    true,
  );
  const { x, y, pitch } = scene.index;
  pen.fillStyle = scene.ink.ink2;
  pen.font = `600 ${13 / frame.scale}px ${typeface}`;
  for (const at of shown) {
    const span = scene.index.sections[at];
    const [front, back] = [scene.index.rows[span?.firstRow ?? 0], scene.index.rows[(span?.lastRow ?? 1) - 1]];
    if (!span || span.firstRow === span.lastRow || !front || !back) continue;
    const seat = (back.from + back.to - 1) >> 1;
    const ahead = (front.from + front.to - 1) >> 1;
    const [dx, dy] = [(x[seat] ?? 0) - (x[ahead] ?? 0), (y[seat] ?? 0) - (y[ahead] ?? 0)];
    const far = Math.hypot(dx, dy) || 1;
    const words = scene.locale === "zh" ? span.section.name : span.section.nameEn;
    const half = pen.measureText(words).width / 2;
    const out = pitch * 1.3 + (half * Math.abs(dx)) / far + (9 / frame.scale) * Math.abs(dy / far);
    pen.fillText(words, (x[seat] ?? 0) + (dx / far) * out, (y[seat] ?? 0) + (dy / far) * out);
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
