import { type Camera, toLayout } from "./camera.ts";
import { detailAt } from "./detail.ts";
import { seatNear, sectionAt } from "./hit-test.ts";
import type { SeatIndex } from "./seat-index.ts";

/** What a tap or click means at the size things have now. */
export type TapMeaning =
  | { do: "toggle"; unit: number }
  | { do: "take-place"; section: number }
  | { do: "show-section"; section: number }
  /** Brings this layout point, a seat's where there is one, under the finger. */
  | { do: "come-closer"; x: number; y: number }
  | { do: "nothing" };

/** A finger needs seats this many CSS pixels apart to be sure of one; a mouse is content with less. */
const sure = { touch: 26, mouse: 8 };

/**
 * Reads a tap at a point of the view. Where seats are too small for the pointer it leads closer instead of choosing by
 * chance; where they are large enough, the nearest seat within 22 px counts, so that targets are 44 px.
 */
export function readTap(index: SeatIndex, camera: Camera, px: number, py: number, touch: boolean): TapMeaning {
  const { x, y } = toLayout(camera, px, py);
  const { seatPx, seats } = detailAt(camera.scale, index.pitch);
  const section = sectionAt(index, x, y);
  if (section >= 0 && index.sections[section]?.standing) return { do: "take-place", section };
  if (!seats) return section >= 0 ? { do: "show-section", section } : { do: "nothing" };
  const reach = Math.max(index.pitch * 0.75, 22 / camera.scale);
  const unit = seatNear(index, x, y, touch ? reach : index.pitch * 0.75);
  if (seatPx < (touch ? sure.touch : sure.mouse)) {
    if (section >= 0 && seatPx < 8) return { do: "show-section", section };
    if (unit >= 0) return { do: "come-closer", x: index.x[unit] ?? x, y: index.y[unit] ?? y };
    return section >= 0 ? { do: "come-closer", x, y } : { do: "nothing" };
  }
  return unit >= 0 ? { do: "toggle", unit } : { do: "nothing" };
}
