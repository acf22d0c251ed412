import { boxOf } from "../box.ts";
import { tracePolygon } from "./paint-sections.ts";
import type { Frame, Scene } from "./scene.ts";
import { type Pen, typeface } from "./surface.ts";

/** The stage with its name; where a layout has none, a small sign where everybody looks. */
export function paintStage(pen: Pen, scene: Scene, frame: Frame): void {
  const { layout } = scene.index;
  const { ink } = scene;
  const pill = 34 / frame.scale;
  const { x, y } = layout.focal;
  const outline = layout.stage ?? [
    x - pill,
    y - pill / 3,
    x + pill,
    y - pill / 3,
    x + pill,
    y + pill / 3,
    x - pill,
    y + pill / 3,
  ];
  const box = boxOf(outline);
  pen.fillStyle = ink.dark ? "#3a332c" : ink.stage;
  pen.beginPath();
  tracePolygon(pen, outline);
  pen.fill();
  // The words stand in the upper half, where a stage with a runway is widest.
  const size = Math.min(Math.max((box.bottom - box.top) * 0.2, 11 / frame.scale), (box.right - box.left) * 0.3);
  if (size * frame.scale < 6) return;
  pen.fillStyle = ink.onStage;
  pen.font = `600 ${size}px ${typeface}`;
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  const down = layout.stage ? 0.36 : 0.5;
  pen.fillText(scene.stageName, (box.left + box.right) / 2, box.top + (box.bottom - box.top) * down);
}
