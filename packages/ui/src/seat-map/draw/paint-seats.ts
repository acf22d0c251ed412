import { UnitState } from "@kaimu/seatmap";
import { meets } from "../box.ts";
import type { Detail } from "../detail.ts";
import type { RowSpan } from "../seat-index.ts";
import { mix, readableOn } from "./ink.ts";
import { type Frame, isDimmed, type Scene } from "./scene.ts";
import { drawGlyphs, type SeatGlyphs } from "./seat-glyphs.ts";
import { type Pen, typeface } from "./surface.ts";

const kept = new Map<string, SeatGlyphs>();

/** The seats of these sections inside the frame, with numbers and row names where there is room for them. */
export function paintSeats(pen: Pen, scene: Scene, frame: Frame, detail: Detail, shown: number[]): void {
  const glyphs = glyphsFor(scene, detail.seatPx * frame.density);
  const reach = scene.index.pitch * (detail.rowNames ? 3 : 1);
  const rows = shown.flatMap((at) => {
    const span = scene.index.sections[at];
    return span
      ? scene.index.rows.slice(span.firstRow, span.lastRow).filter((row) => meets(row.box, frame, reach))
      : [];
  });
  pen.setTransform(1, 0, 0, 1, 0, 0);
  const dimmed = scene.tiers.map((_, tier) => isDimmed(scene, tier));
  for (const row of rows) copySeats(pen, scene, frame, row, glyphs, dimmed);
  if (detail.numbers) for (const row of rows) writeNumbers(pen, scene, frame, row, detail.seatPx, dimmed);
  if (detail.rowNames) for (const row of rows) writeRowName(pen, scene, frame, row, detail.seatPx);
  const size = frame.scale * frame.density;
  pen.setTransform(size, 0, 0, size, -frame.left * size, -frame.top * size);
}

function copySeats(pen: Pen, scene: Scene, frame: Frame, row: RowSpan, glyphs: SeatGlyphs, dimmed: boolean[]): void {
  const { x, y, pitch } = scene.index;
  const size = frame.scale * frame.density;
  const { image, cell, at } = glyphs;
  for (let unit = row.from; unit < row.to; unit++) {
    const [sx, sy] = [x[unit] ?? 0, y[unit] ?? 0];
    if (sx < frame.left - pitch || sx > frame.right + pitch || sy < frame.top - pitch || sy > frame.bottom + pitch)
      continue;
    const tier = scene.tierOf[unit] ?? -1;
    const look = at(scene.stateOf(unit), tier, dimmed[tier] ?? false);
    // Whole pixels: copies stay sharp, and copying is plain.
    const px = Math.round((sx - frame.left) * size - cell / 2);
    const py = Math.round((sy - frame.top) * size - cell / 2);
    pen.drawImage(image, look * cell, 0, cell, cell, px, py, cell, cell);
  }
}

function writeNumbers(pen: Pen, scene: Scene, frame: Frame, row: RowSpan, seatPx: number, dimmed: boolean[]): void {
  const { x, y, pitch } = scene.index;
  const size = frame.scale * frame.density;
  pen.font = `600 ${Math.min(15, seatPx * 0.4) * frame.density}px ${typeface}`;
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  for (let unit = row.from; unit < row.to; unit++) {
    const [sx, sy] = [x[unit] ?? 0, y[unit] ?? 0];
    if (sx < frame.left - pitch || sx > frame.right + pitch || sy < frame.top - pitch || sy > frame.bottom + pitch)
      continue;
    const tier = scene.tierOf[unit] ?? -1;
    const state = scene.stateOf(unit);
    if (tier < 0 || (state !== UnitState.free && state !== UnitState.held)) continue;
    const free = state === UnitState.free;
    pen.fillStyle = free && !dimmed[tier] ? readableOn(scene.tiers[tier]?.colour ?? "#888888") : scene.ink.ink3;
    const number = row.row.first + (unit - row.from) * row.row.step;
    pen.fillText(String(number), (sx - frame.left) * size, (sy - frame.top) * size + size * 0.3);
  }
}

/** A row's name before its first seat and behind its last one. */
function writeRowName(pen: Pen, scene: Scene, frame: Frame, row: RowSpan, seatPx: number): void {
  const { x, y, pitch } = scene.index;
  const size = frame.scale * frame.density;
  const [first, last] = [row.from, row.to - 1];
  if (last < first) return;
  const beside = Math.min(last, first + 1);
  const before = Math.max(first, last - 1);
  const [dx, dy] = [(x[beside] ?? 0) - (x[first] ?? 0), (y[beside] ?? 0) - (y[first] ?? 0)];
  const [ex, ey] = [(x[last] ?? 0) - (x[before] ?? 0), (y[last] ?? 0) - (y[before] ?? 0)];
  const out = 0.98;
  const step = first === last ? pitch : 0;
  pen.font = `500 ${Math.min(14, Math.max(8, seatPx * 0.42)) * frame.density}px ${typeface}`;
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  pen.fillStyle = mix(scene.ink.sheet, scene.ink.ink, 0.62);
  const write = (px: number, py: number) =>
    pen.fillText(row.row.name, (px - frame.left) * size, (py - frame.top) * size);
  write((x[first] ?? 0) - dx * out - step, (y[first] ?? 0) - dy * out);
  write((x[last] ?? 0) + ex * out + step, (y[last] ?? 0) + ey * out);
}

function glyphsFor(scene: Scene, pitchPx: number): SeatGlyphs {
  const key = [pitchPx.toFixed(2), scene.ink.sheet, scene.ink.ink, ...scene.tiers.map((tier) => tier.colour)].join();
  const found = kept.get(key);
  if (found) return found;
  if (kept.size > 24) kept.clear();
  const made = drawGlyphs(
    pitchPx,
    scene.tiers.map((tier) => tier.colour),
    scene.ink,
  );
  kept.set(key, made);
  return made;
}
