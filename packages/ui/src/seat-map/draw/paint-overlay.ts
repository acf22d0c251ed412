import { type Camera, toView } from "../camera.ts";
import type { SeatIndex } from "../seat-index.ts";
import { sectionOf } from "../seat-index.ts";
import type { Ink } from "./ink.ts";
import { tracePolygon } from "./paint-sections.ts";
import { type Pen, typeface } from "./surface.ts";

const manyChosen = 40;

/** What lies over the drawing and changes with every move: what is mine, what the pointer is on, where the keyboard is. */
export interface Overlay {
  selected: readonly number[];
  hoverUnit: number;
  hoverSection: number;
  focusUnit: number;
}

/** Paints the overlay in CSS pixels. */
export function paintOverlay(pen: Pen, index: SeatIndex, camera: Camera, ink: Ink, overlay: Overlay): void {
  const radius = index.pitch * camera.scale * 0.43;
  if (overlay.hoverSection >= 0) outlineSection(pen, index, camera, ink, overlay.hoverSection);
  if (overlay.hoverUnit >= 0 && overlay.hoverUnit < index.seats)
    circle(pen, seatPoint(index, camera, overlay.hoverUnit), radius + 1.5, ink.ink, 2);
  // A few chosen ones are shown large even from afar; whole blocks would cover one another.
  const mine = Math.max(radius, overlay.selected.length > manyChosen ? 1.5 : 6.5);
  for (const unit of overlay.selected) {
    if (unit >= index.seats) continue;
    const at = seatPoint(index, camera, unit);
    const inView = at.x > -mine && at.y > -mine && at.x < camera.width + mine && at.y < camera.height + mine;
    if (inView) paintMine(pen, at, mine, ink);
  }
  paintStandingCounts(pen, index, camera, ink, overlay.selected);
  if (overlay.focusUnit >= 0 && overlay.focusUnit < index.seats) {
    const at = seatPoint(index, camera, overlay.focusUnit);
    circle(pen, at, Math.max(radius, 6) + 3.5, ink.paper, 6);
    circle(pen, at, Math.max(radius, 6) + 3.5, ink.accent, 3);
  }
}

/** Mine: filled, a gap and a ring around, a check inside. No other state has any of these. */
function paintMine(pen: Pen, { x, y }: { x: number; y: number }, radius: number, ink: Ink): void {
  if (radius < 4) {
    pen.fillStyle = ink.ink;
    return disc(pen, x, y, radius + 1);
  }
  pen.fillStyle = ink.sheet;
  disc(pen, x, y, radius + 2.5);
  circle(pen, { x, y }, radius + 1.5, ink.ink, 1.75);
  pen.fillStyle = ink.ink;
  disc(pen, x, y, radius - 0.75);
  pen.strokeStyle = ink.sheet;
  pen.lineWidth = Math.max(1.5, radius * 0.2);
  pen.lineCap = "round";
  pen.lineJoin = "round";
  pen.beginPath();
  pen.moveTo(x - radius * 0.4, y + radius * 0.04);
  pen.lineTo(x - radius * 0.1, y + radius * 0.34);
  pen.lineTo(x + radius * 0.42, y - radius * 0.3);
  pen.stroke();
}

function paintStandingCounts(pen: Pen, index: SeatIndex, camera: Camera, ink: Ink, selected: readonly number[]): void {
  const counts = new Map<number, number>();
  for (const unit of selected) {
    if (unit < index.seats) continue;
    const section = sectionOf(index, unit);
    counts.set(section, (counts.get(section) ?? 0) + 1);
  }
  for (const [section, count] of counts) {
    const span = index.sections[section];
    if (!span) continue;
    const { x, y } = toView(camera, span.middle.x, span.middle.y);
    pen.fillStyle = ink.ink;
    disc(pen, x, y + 24, 13);
    pen.fillStyle = ink.sheet;
    pen.font = `700 13px ${typeface}`;
    pen.textAlign = "center";
    pen.textBaseline = "middle";
    pen.fillText(`×${count}`, x, y + 24.5);
  }
}

function outlineSection(pen: Pen, index: SeatIndex, camera: Camera, ink: Ink, at: number): void {
  const outline = index.sections[at]?.section.outline ?? [];
  const points: number[] = [];
  for (let i = 0; i + 1 < outline.length; i += 2) {
    const { x, y } = toView(camera, outline[i] ?? 0, outline[i + 1] ?? 0);
    points.push(x, y);
  }
  pen.beginPath();
  tracePolygon(pen, points);
  pen.strokeStyle = ink.ink;
  pen.lineWidth = 2;
  pen.lineJoin = "round";
  pen.stroke();
}

function seatPoint(index: SeatIndex, camera: Camera, unit: number): { x: number; y: number } {
  return toView(camera, index.x[unit] ?? 0, index.y[unit] ?? 0);
}

function disc(pen: Pen, x: number, y: number, radius: number): void {
  pen.beginPath();
  pen.arc(x, y, radius, 0, 2 * Math.PI);
  pen.fill();
}

function circle(pen: Pen, { x, y }: { x: number; y: number }, radius: number, colour: string, width: number): void {
  pen.strokeStyle = colour;
  pen.lineWidth = width;
  pen.beginPath();
  pen.arc(x, y, radius, 0, 2 * Math.PI);
  pen.stroke();
}
