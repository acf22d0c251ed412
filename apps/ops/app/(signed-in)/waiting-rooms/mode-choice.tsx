import type { Locale } from "@kaimu/site/locale";
import { messages } from "../../../messages/index.ts";
import type { RoomSettings } from "../shapes.ts";

type Mode = RoomSettings["mode"];
const modes: Mode[] = ["scheduled", "on", "by_load", "off"];

/** How a room comes on, each way with what it does. */
export function ModeChoice({ mode, onMode, locale }: { mode: Mode; onMode: (mode: Mode) => void; locale: Locale }) {
  const words = messages[locale].rooms;
  return (
    <fieldset>
      <legend className="pb-2 text-sm font-semibold text-ink-2">{words.settings.mode}</legend>
      <div className="grid gap-2 sm:grid-cols-2">
        {modes.map((one) => (
          <label
            key={one}
            className="flex cursor-pointer gap-3 rounded-control border border-line-strong px-4 py-3 hover:border-ink has-checked:border-accent has-checked:bg-accent-soft has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent"
          >
            <input
              type="radio"
              name="mode"
              value={one}
              checked={mode === one}
              onChange={() => onMode(one)}
              className="mt-1 size-4.5 shrink-0 accent-accent"
            />
            <span>
              <span className="block font-semibold">{words.modes[one]}</span>
              <span className="text-sm text-ink-2">{words.modesMean[one]}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
