import type { Locale } from "@kaimu/site/locale";
import { messages } from "../../../messages/index.ts";
import { BigNumber } from "../big-number.tsx";
import { count } from "../say.ts";
import type { RoomSettings, WatchedRoom } from "../shapes.ts";
import type { Sample } from "../use-live.ts";

const shown = ["waiting", "expected", "inside", "missed"] as const;

/** A room's numbers at a glance, each with how it went, and what they come to. */
export function RoomNumbers({
  samples,
  settings,
  stale,
  locale,
}: {
  samples: Sample<WatchedRoom>[];
  settings: RoomSettings;
  stale: boolean;
  locale: Locale;
}) {
  const words = messages[locale].rooms.live;
  const runs = samples.flatMap(({ value }) => value.live ?? []);
  const now = runs.at(-1);
  if (!now) return null;
  const figure = (n: number) => count(n, locale);
  const limit = settings.mode === "by_load" ? settings.loadPerMinute : null;
  return (
    <section>
      <div className="grid grid-cols-2 gap-px overflow-hidden rounded-t-card border border-line bg-line xl:grid-cols-5">
        {shown.map((name) => (
          <BigNumber
            key={name}
            {...{ stale, locale }}
            label={words[name]}
            value={figure(now[name])}
            means={words[`${name}Means`]}
            history={runs.map((run) => run[name])}
          />
        ))}
        <BigNumber
          {...{ stale, locale }}
          label={words.load}
          value={figure(now.loadPerMinute)}
          means={words.loadMeans}
          {...(limit ? { limit: words.loadLimit.replace("{n}", figure(limit)) } : {})}
          history={runs.map((run) => run.loadPerMinute)}
          className="max-xl:col-span-2"
        />
      </div>
      <p className="tabular rounded-b-card border border-t-0 border-line bg-sheet px-4 py-3 text-sm text-ink-2 sm:px-5">
        {words.admitted
          .replace("{admitted}", figure(now.admitted))
          .replace("{come}", figure(now.come))
          .replace("{left}", figure(now.left))}
      </p>
    </section>
  );
}
