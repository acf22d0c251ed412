"use client";
import { Button, Countdown, type Locale } from "@kaimu/ui";
import { type ReactNode, useEffect, useState } from "react";
import { messagesOf } from "../messages/index.ts";
import type { Waiting } from "../reading/answers.ts";
import { GoOn } from "./go-on.tsx";
import { JoinAgain } from "./join-again.tsx";
import { LeaveQueue } from "./leave-queue.tsx";
import { PlaceWords } from "./place-words.tsx";
import { QueuePicture } from "./queue-picture.tsx";
import { ring } from "./ring.ts";
import { RingSwitch } from "./ring-switch.tsx";
import { sayPlace } from "./say-place.ts";
import { useSteady } from "./steady.ts";
import { useNotice } from "./use-notice.ts";
import { useQueue } from "./use-queue.ts";
import { spanText } from "./wait-text.ts";
import { WhatThen } from "./what-then.tsx";

const standing = ["prequeue", "drawing", "waiting", "paused"];

/** The queue as one stands in it. What the server drew is true as it is; once scripts have come it follows the line by itself. */
export function WaitHere(o: {
  performanceId: string;
  place: Waiting | null;
  /** Where one buys, with what was chosen. */
  buy: string;
  eventPath: string;
  opening: string | null;
  soldOut: boolean;
  locale: Locale;
}) {
  const { performanceId, locale } = o;
  const t = messagesOf(locale);
  const words = t.waiting;
  const { place, lost, live, askWithin, setPlace } = useQueue(performanceId, o.place);
  const [rings, setRings] = useState(false);
  const told = useNotice(place, t, () => rings && ring());
  const said = sayPlace(place, words, o.opening);
  const { stage } = said;
  const opensInMs = useSteady(stage === "before" || stage === "prequeue" ? (place?.opensInMs ?? null) : null);
  const comeInMs = useSteady(stage === "admitted" ? (place?.comeInMs ?? null) : null);

  useEffect(() => {
    const reload = document.querySelector<HTMLElement>("[data-queue]");
    if (reload) reload.dataset.live = "yes";
  }, []);

  const count = (label: string, leftMs: number | null, days?: string): ReactNode =>
    leftMs === null ? null : (
      <p className="flex items-baseline gap-3">
        <span className="text-ink-2">{label}</span>
        <Countdown
          leftMs={leftMs}
          label={label}
          {...(days ? { days } : {})}
          onEnd={() => askWithin(place?.pollAfterMs ?? 1_000)}
          className="text-4xl font-bold text-accent"
        />
      </p>
    );
  const todo: Record<string, ReactNode> = {
    before: count(words.before.left, opensInMs, words.days),
    prequeue: count(words.prequeue.left, opensInMs, words.days),
    admitted: (
      <>
        {count(words.admitted.left, comeInMs)}
        <GoOn to={o.buy} name={words.admitted.go} byItself={words.admitted.goingOn} />
      </>
    ),
    none: <GoOn to={o.buy} name={words.none.go} byItself={words.admitted.goingOn} />,
    missed: <JoinAgain {...{ performanceId, locale }} onPlace={setPlace} />,
    left: <JoinAgain {...{ performanceId, locale }} onPlace={setPlace} />,
    away: live ? (
      <Button tone="quiet" onClick={() => askWithin(0)} className="justify-self-start">
        {words.away.retry}
      </Button>
    ) : null,
  };
  const inLine = standing.includes(stage);
  return (
    <div className="grid items-start gap-x-12 gap-y-6 md:grid-cols-[minmax(0,1fr)_24rem]">
      {place && (
        <div className="overflow-hidden rounded-card max-md:order-2 max-md:-mx-4 max-md:rounded-none">
          <QueuePicture place={place} you={words.you} />
        </div>
      )}
      <div className="grid gap-5 max-md:contents">
        <div className="grid gap-4">
          <PlaceWords said={said} t={words}>
            {todo[stage]}
          </PlaceWords>
          {lost && place && <Note text={words.stale} />}
          {o.soldOut && inLine && <Note text={words.soldOut} />}
        </div>
        {inLine && place && (
          <div className="grid gap-4 max-md:order-3">
            <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
              {live ? (
                <RingSwitch on={rings} onSwitch={setRings} t={words.sound} />
              ) : (
                <a href="" className="inline-flex min-h-touch items-center text-accent underline underline-offset-4">
                  {words.reload}
                </a>
              )}
              {live && <LeaveQueue {...{ performanceId, locale }} eventPath={o.eventPath} />}
            </div>
            <WhatThen span={spanText(place.admitSeconds, words.time)} t={words.then} />
          </div>
        )}
      </div>
      <p role={stage === "admitted" ? "alert" : "status"} className="sr-only">
        {told}
      </p>
    </div>
  );
}

function Note({ text }: { text: string }) {
  return <p className="rounded-control bg-warn-soft px-4 py-3 text-sm leading-6 text-warn">{text}</p>;
}
