"use client";

import type { Locale } from "@kaimu/site/locale";
import { ErrorNote } from "@kaimu/ui";
import Link from "next/link";
import { messages } from "../../../messages/index.ts";
import { Freshness } from "../freshness.tsx";
import { momentOf, showingName } from "../say.ts";
import type { Showing, WatchedRoom } from "../shapes.ts";
import { StatusWord } from "../status-word.tsx";
import { ops, type Sample, useLive } from "../use-live.ts";
import { QueueChart } from "./queue-chart.tsx";
import { RoomNumbers } from "./room-numbers.tsx";
import { RoomSetting } from "./room-setting.tsx";
import { RoomSpeed } from "./room-speed.tsx";
import { stateOf } from "./room-state.ts";

const everySeconds = 2;

/** One waiting room as it runs, with what can be done about it: let in faster or slower, stop, go on, set it otherwise. */
export function RoomBoard({
  showing,
  first,
  locale,
}: {
  showing: Showing;
  first: Sample<WatchedRoom>;
  locale: Locale;
}) {
  const { performanceId } = showing;
  const { samples, now, failure, askNow } = useLive(first, everySeconds, (signal) =>
    ops.admission.room.query({ performanceId }, { signal }),
  );
  const words = messages[locale].rooms;
  const { settings, live } = now.value;
  const state = stateOf(settings, live);
  const runs = live && settings && settings.mode !== "off";
  return (
    <>
      <Freshness title={showingName(showing, locale)} at={now.at} {...{ everySeconds, failure, locale }} />
      <p className="-mt-3 flex flex-wrap items-baseline gap-x-5 pb-5 text-ink-2">
        <StatusWord status={state.look} text={state.word(words)} />
        <span>{settings ? words.modes[settings.mode] : words.never}</span>
        <Link href={`/sales/${performanceId}`} className="text-accent underline underline-offset-4">
          {words.toSale}
        </Link>
      </p>
      {runs && live.lostAt && (
        <div className="pb-5">
          <ErrorNote text={words.live.lost.replace("{time}", momentOf(live.lostAt, locale))} />
        </div>
      )}
      {runs ? (
        <div className="grid gap-6">
          <RoomNumbers {...{ samples, settings, locale }} stale={failure !== undefined} />
          <div className="grid gap-px overflow-hidden rounded-card border border-line bg-line lg:grid-cols-[2fr_1fr]">
            <QueueChart {...{ samples, live, settings, locale }} stale={failure !== undefined} />
            <RoomSpeed key={settings.ratePerMinute} {...{ settings, live, locale }} onDone={askNow} />
          </div>
        </div>
      ) : (
        settings && <p className="text-ink-2">{words.live.notRunning}</p>
      )}
      <RoomSetting
        {...{ performanceId, settings, locale }}
        saleOpensAt={showing.saleOpensAt}
        waiting={live?.waiting ?? 0}
        onDone={askNow}
      />
    </>
  );
}
