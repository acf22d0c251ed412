import type { Locale } from "@kaimu/site/locale";
import { KeepFresh } from "@kaimu/site/staff";
import { formatShowTime, Money, ProgressBar } from "@kaimu/ui";
import { messages } from "../../../../messages/index.ts";
import type { BulkProgress } from "../shapes.ts";

/** How far giving a performance back is, as its organizer sees it. */
export function CalledOff({
  progress,
  timeZone,
  locale,
}: {
  progress: BulkProgress;
  timeZone: string;
  locale: Locale;
}) {
  const words = messages[locale].callOff;
  const { kind, state, choiceUntil, listed } = progress;
  const { open, waiting, written, asked, returned, kept, failed, nothing } = progress.orders;
  const underWay = waiting + written + asked + failed;
  const done = returned + kept + nothing;
  const all = done + underWay + open;
  const figure = (n: number) => n.toLocaleString("en-US");
  const text = listed ? words.of.replace("{done}", figure(done)).replace("{all}", figure(all)) : words.listing;
  const numbers: [string, number][] = [
    [words.states.returned, returned],
    [words.states.underWay, underWay],
    ...(kind === "postponed"
      ? ([
          [words.states.open, open],
          [words.states.kept, kept],
        ] as [string, number][])
      : []),
    ...(nothing > 0 ? ([[words.states.before, nothing]] as [string, number][]) : []),
  ];
  return (
    <section className="grid max-w-4xl gap-4">
      {state !== "done" && <KeepFresh everySeconds={3} />}
      <p className="text-lg font-semibold">{words[kind][state]}</p>
      <ProgressBar done={done} of={listed ? all : null} label={words.bar} text={text} />
      {state === "paused" && <p className="text-warn">{words.paused}</p>}
      <dl className="tabular flex flex-wrap gap-x-10 gap-y-3">
        {numbers.map(([name, n]) => (
          <div key={name}>
            <dt className="text-sm text-ink-2">{name}</dt>
            <dd className="text-xl font-semibold">{figure(n)}</dd>
          </div>
        ))}
        <div>
          <dt className="text-sm text-ink-2">{words.moneyBack}</dt>
          <dd className="text-xl font-semibold">
            <Money fen={progress.returnedFen} />
          </dd>
        </div>
        {choiceUntil && kind === "postponed" && (
          <div>
            <dt className="text-sm text-ink-2">{words.until}</dt>
            <dd className="text-xl font-semibold">{formatShowTime({ at: choiceUntil, timeZone, locale })}</dd>
          </div>
        )}
      </dl>
      {kind === "postponed" && <p className="text-ink-2">{words.resume}</p>}
    </section>
  );
}
