"use client";

import type { Refusal } from "@kaimu/api";
import { refusalOfClient } from "@kaimu/site/client";
import type { Locale } from "@kaimu/site/locale";
import { AskFirst } from "@kaimu/site/staff";
import { Button, ErrorNote } from "@kaimu/ui";
import { useId, useState } from "react";
import { messages } from "../../../messages/index.ts";
import { count } from "../say.ts";
import type { RoomRun, RoomSettings } from "../shapes.ts";
import { ops } from "../use-live.ts";
import { rates, stopOf } from "./rate-scale.ts";
import { bounds } from "./room-form.ts";

/** How fast a room lets in: the rate on a slider or as a number, what it would mean, and the stop. */
export function RoomSpeed({
  settings,
  live,
  onDone,
  locale,
}: {
  settings: RoomSettings;
  live: RoomRun;
  onDone: () => void;
  locale: Locale;
}) {
  const { performanceId } = settings;
  const { speed, pause, live: said, perMinute } = messages[locale].rooms;
  const id = useId();
  const [rate, setRate] = useState(settings.ratePerMinute);
  const [busy, setBusy] = useState<"rate" | "pause" | null>(null);
  const [refusal, setRefusal] = useState<Refusal>();
  const paused = settings.pausedAt !== null;
  const figure = (n: number) => count(n, locale);

  async function change(what: "rate" | "pause", call: Promise<unknown>) {
    setBusy(what);
    setRefusal(undefined);
    try {
      await call;
      onDone();
    } catch (error) {
      setRefusal(refusalOfClient(error));
    }
    setBusy(null);
  }

  const valid = Number.isInteger(rate) && rate >= bounds.ratePerMinute[0] && rate <= bounds.ratePerMinute[1];
  const minutes = valid ? Math.ceil(live.waiting / rate) : 0;
  return (
    <section className="grid content-start gap-3 bg-sheet p-4 sm:p-5">
      <h2 className="flex flex-wrap items-baseline justify-between gap-x-4 font-semibold">
        {speed.title}
        <span className="tabular text-sm font-normal text-ink-2">
          {speed.now.replace("{n}", figure(settings.ratePerMinute))} ·{" "}
          {live.measuredPerMinute === null
            ? said.measuring
            : said.measured.replace("{n}", figure(live.measuredPerMinute))}
        </span>
      </h2>
      {refusal && <ErrorNote text={refusal[locale]} />}
      <label htmlFor={id} className="text-sm text-ink-2">
        {speed.label}
      </label>
      <div className="flex items-center gap-4">
        <input
          type="range"
          aria-label={speed.label}
          aria-valuetext={perMinute.replace("{n}", figure(rate))}
          min={0}
          max={rates.length - 1}
          value={stopOf(rate)}
          onChange={(event) => setRate(rates[Number(event.target.value)] ?? 1)}
          className="min-h-touch min-w-0 flex-1 accent-accent"
        />
        <input
          id={id}
          type="number"
          inputMode="numeric"
          min={bounds.ratePerMinute[0]}
          max={bounds.ratePerMinute[1]}
          value={rate || ""}
          onChange={(event) => setRate(Number(event.target.value))}
          className="tabular min-h-touch w-28 rounded-control border border-line-strong bg-sheet px-3 text-right text-lg font-bold"
        />
      </div>
      <p className="tabular text-sm text-ink-2">
        {live.waiting === 0 || !valid ? speed.takesNone : speed.takes.replace("{minutes}", figure(minutes))}
      </p>
      <div className="flex flex-wrap gap-3 pt-1">
        <Button
          onClick={() => change("rate", ops.admission.setRate.mutate({ performanceId, ratePerMinute: rate }))}
          busy={busy === "rate"}
          disabled={!valid || rate === settings.ratePerMinute}
          className="tabular"
        >
          {speed.apply.replace("{n}", valid ? figure(rate) : "—")}
        </Button>
        <AskFirst
          button={paused ? pause.resume : pause.pause}
          tone={paused ? "quiet" : "danger"}
          title={paused ? pause.resumeAsk : pause.pauseAsk}
          text={(paused ? pause.resumeText : pause.pauseText)
            .replace("{waiting}", figure(live.waiting))
            .replace("{expected}", figure(live.expected))
            .replace("{rate}", figure(settings.ratePerMinute))}
          yes={paused ? pause.resume : pause.pause}
          no={messages[locale].rooms.settings.back}
          busy={busy === "pause"}
          error={refusal?.[locale]}
          onYes={() => change("pause", ops.admission.pause.mutate({ performanceId, paused: !paused }))}
        />
      </div>
    </section>
  );
}
