"use client";

import type { Locale } from "@kaimu/site/locale";
import { formatShowTime, Money, ProgressBar } from "@kaimu/ui";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { messages } from "../../../messages/index.ts";
import { Freshness } from "../freshness.tsx";
import { count, showingName } from "../say.ts";
import type { BulkProgress } from "../shapes.ts";
import { StatusWord } from "../status-word.tsx";
import { ops, type Sample, useLive } from "../use-live.ts";
import { PauseOrGoOn } from "./pause-or-go-on.tsx";
import { sumsOf } from "./sums-of.ts";
import { timeLeft } from "./time-left.ts";

const everySeconds = 2;

/** A bulk return as it runs: its bar, its rate and what is left by it, its orders by state, and the way to pause it. */
export function BulkBoard({ first, locale }: { first: Sample<BulkProgress>; locale: Locale }) {
  const { id: bulkReturnId } = first.value;
  const { now, failure, askNow } = useLive(first, everySeconds, (signal) =>
    ops.calledOff.progress.query({ bulkReturnId }, { signal }),
  );
  const words = messages[locale].calledOff;
  const { showing, kind, state, orders, choiceUntil } = now.value;
  useFreshList(orders.failed);
  return (
    <>
      <Freshness
        title={showing ? showingName(showing, locale) : words.title}
        at={now.at}
        {...{ everySeconds, failure, locale }}
      />
      <p className="-mt-3 flex flex-wrap items-baseline gap-x-5 pb-5 text-ink-2">
        <StatusWord status={kind} text={words.kinds[kind]} />
        <span>{words.states[state]}</span>
        {choiceUntil && (
          <span className="tabular">
            {words.until.replace("{time}", formatShowTime({ at: choiceUntil, timeZone: "Asia/Shanghai", locale }))}
          </span>
        )}
        <Link href={`/sales/${now.value.performanceId}`} className="text-accent underline underline-offset-4">
          {words.toSale}
        </Link>
        <Link href="/called-off" className="text-accent underline underline-offset-4">
          {words.toList}
        </Link>
      </p>
      <section className="grid gap-4 rounded-card border border-line bg-sheet p-5">
        <ProgressBar {...barOf(now.value, locale)} label={words.bar} />
        {state === "paused" && <p className="text-warn">{words.pausedMeans}</p>}
        {state !== "done" && (
          <div>
            <PauseOrGoOn
              {...{ bulkReturnId, locale, toDo: sumsOf(orders).toDo, paused: state === "paused" }}
              onDone={askNow}
            />
          </div>
        )}
      </section>
      <Numbers progress={now.value} locale={locale} />
    </>
  );
}

/** The list of failures is the page's: it is drawn anew when there are more or fewer of them. */
function useFreshList(failed: number) {
  const router = useRouter();
  useEffect(() => router.refresh(), [failed]);
}

function barOf({ orders, listed, state, perMinute, leftSeconds }: BulkProgress, locale: Locale) {
  const words = messages[locale].calledOff;
  const { all, done, toDo } = sumsOf(orders);
  if (!listed) return { done: 0, of: null, text: words.listing };
  const said = [words.of.replace("{done}", count(done, locale)).replace("{all}", count(all, locale))];
  if (state === "running" && toDo > 0) {
    said.push(perMinute === null ? words.noRate : words.rate.replace("{n}", count(perMinute, locale)));
    if (leftSeconds !== null) said.push(words.left.replace("{time}", timeLeft(leftSeconds, words)));
  }
  return { done, of: all, text: said.join(" · ") };
}

function Numbers({ progress, locale }: { progress: BulkProgress; locale: Locale }) {
  const words = messages[locale].calledOff;
  const shown = Object.entries(words.orders).filter(
    ([state]) => progress.kind === "postponed" || (state !== "open" && state !== "kept"),
  ) as [keyof typeof words.orders, string][];
  // The last row is full, with as many states as either kind has.
  const sum = `grid gap-1 bg-sheet p-4 ${progress.kind === "postponed" ? "sm:col-span-2" : ""}`;
  return (
    <section className="pt-6">
      <p className="pb-3 text-sm text-ink-2">{words.ordersMeans}</p>
      <dl className="grid grid-cols-2 gap-px overflow-hidden rounded-card border border-line bg-line sm:grid-cols-4">
        {shown.map(([state, name]) => (
          <div key={state} className="grid gap-1 bg-sheet p-4">
            <dt className="text-sm text-ink-2">{name}</dt>
            <dd
              className={`tabular text-2xl font-semibold ${state === "failed" && progress.orders.failed > 0 ? "text-bad" : ""}`}
            >
              {count(progress.orders[state], locale)}
            </dd>
          </div>
        ))}
        <div className={sum}>
          <dt className="text-sm text-ink-2">{words.returned}</dt>
          <dd className="text-2xl font-semibold">
            <Money fen={progress.returnedFen} />
          </dd>
        </div>
        <div className={sum}>
          <dt className="text-sm text-ink-2">{words.underWay}</dt>
          <dd className="text-2xl font-semibold">
            <Money fen={progress.underWayFen} />
          </dd>
        </div>
      </dl>
    </section>
  );
}
