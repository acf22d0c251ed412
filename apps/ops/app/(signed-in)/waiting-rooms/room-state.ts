import type { RoomsTexts } from "../../../messages/rooms-zh.ts";
import type { RoomRun, RoomSettings } from "../shapes.ts";

/** How a room stands: the word for it, and the look of a state that says the same at a glance. */
export function stateOf(
  settings: Pick<RoomSettings, "mode" | "pausedAt"> | null,
  live: Pick<RoomRun, "phase"> | null,
): { look: string; word: (words: RoomsTexts) => string } {
  if (!settings || settings.mode === "off") return { look: "off", word: (words) => words.modes.off };
  if (settings.pausedAt) return { look: "paused", word: (words) => words.paused };
  const phase = live?.phase ?? "none";
  const look = { none: "off", before: "off", prequeue: "pending", waiting: "on_sale" }[phase];
  return { look, word: (words) => words.phases[phase] };
}
