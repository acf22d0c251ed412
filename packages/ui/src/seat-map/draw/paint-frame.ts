import { meets } from "../box.ts";
import { detailAt } from "../detail.ts";
import { paintNames, paintNamesBehind } from "./paint-names.ts";
import { paintSeats } from "./paint-seats.ts";
import { paintGrounds, paintSections } from "./paint-sections.ts";
import { paintStage } from "./paint-stage.ts";
import type { Frame, Scene } from "./scene.ts";
import type { Pen } from "./surface.ts";

/** Paints one frame of the layout over whatever the surface held. */
export function paintFrame(pen: Pen, scene: Scene, frame: Frame): void {
  const detail = detailAt(frame.scale, scene.index.pitch);
  const size = frame.scale * frame.density;
  pen.setTransform(1, 0, 0, 1, 0, 0);
  pen.fillStyle = scene.ink.paper;
  pen.fillRect(0, 0, pen.canvas.width, pen.canvas.height);
  // In layout units from here on; seats and words go back to pixels by themselves, to stay sharp.
  pen.setTransform(size, 0, 0, size, -frame.left * size, -frame.top * size);
  paintStage(pen, scene, frame);
  const shown = scene.index.sections.flatMap((span, at) => (meets(span.box, frame, 90 / frame.scale) ? [at] : []));
  if (detail.seats) {
    paintGrounds(pen, scene, frame, shown);
    paintSeats(pen, scene, frame, detail, shown);
  } else {
    paintSections(pen, scene, frame, shown);
  }
  if (frame.nameless) return;
  if (detail.sectionNames === "across") paintNames(pen, scene, frame, shown, detail.seats);
  else paintNamesBehind(pen, scene, frame, shown);
}
