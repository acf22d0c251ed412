"use client";

import type { Locale } from "@kaimu/site/locale";
import { ErrorNote } from "@kaimu/ui";
import { messages } from "../../messages/index.ts";
import { BigNumber } from "./big-number.tsx";
import { StateCounts } from "./state-counts.tsx";
import { everySeconds, type Sample, useOverview } from "./use-overview.ts";

/** From how many seconds of waiting the outbox deserves a look, and from how many somebody must act: the relay sends within one. */
const waiting = { warn: 15, bad: 60 };

/** The overview's numbers, kept up to date. What is wrong stands out; when no numbers come, that does. */
export function LiveOverview({ first, locale }: { first: Sample; locale: Locale }) {
  const { samples, failure } = useOverview(first);
  const texts = messages[locale];
  const words = texts.overview;
  const { overview, at } = samples.at(-1) ?? first;
  const seconds = Number(overview.outbox.oldestSeconds);
  const age = seconds >= waiting.bad ? "bad" : seconds >= waiting.warn ? "warn" : "fine";
  const history = (of: (overview: Sample["overview"]) => number) => samples.map((sample) => of(sample.overview));
  const common = { locale, stale: failure !== undefined };

  return (
    <>
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 pb-5">
        <h1 className="text-section font-bold">{words.title}</h1>
        <p className="tabular text-sm text-ink-2">
          {words.asOf.replace("{time}", timeOfDay(at, locale))} ·{" "}
          {words.everySeconds.replace("{seconds}", String(everySeconds))}
        </p>
      </div>
      {failure && (
        <div className="pb-5">
          <ErrorNote text={`${words.stale.replace("{time}", timeOfDay(at, locale))} ${failure[locale]}`} />
        </div>
      )}
      <div className="grid gap-px overflow-hidden rounded-card border border-line bg-line grid-cols-2 xl:grid-cols-4">
        <BigNumber
          {...common}
          label={words.age}
          {...ageOf(seconds, words)}
          means={words.ageMeans}
          limit={words.ageLimit.replace("{warn}", String(waiting.warn)).replace("{bad}", String(waiting.bad))}
          history={history((o) => Number(o.outbox.oldestSeconds))}
          tone={age}
        />
        <BigNumber
          {...common}
          label={words.queue}
          value={count(overview.outbox.waiting, locale)}
          means={words.queueMeans}
          history={history((o) => o.outbox.waiting)}
        />
        <BigNumber
          {...common}
          label={words.refunds}
          value={count(overview.refundsWaiting, locale)}
          means={words.refundsMeans}
          history={history((o) => o.refundsWaiting)}
        />
        <BigNumber
          {...common}
          label={words.unpaid}
          value={count(overview.orders.awaiting_payment ?? 0, locale)}
          means={words.unpaidMeans}
          history={history((o) => o.orders.awaiting_payment ?? 0)}
        />
      </div>
      <div className="grid gap-x-10 gap-y-8 pt-8 lg:grid-cols-[5fr_3fr]">
        <StateCounts
          title={words.orders}
          means={words.ordersMeans}
          names={texts.orderState}
          counts={overview.orders}
          {...common}
        />
        <StateCounts
          title={words.payments}
          means={words.paymentsMeans}
          names={texts.paymentState}
          counts={overview.payments}
          {...common}
        />
      </div>
    </>
  );
}

/** 18 s, 4 min, 2 h: the leading figure is what one acts on. */
function ageOf(seconds: number, words: { seconds: string; minutes: string; hours: string }) {
  if (seconds < 120) return { value: String(Math.floor(seconds)), unit: words.seconds };
  if (seconds < 7_200) return { value: String(Math.floor(seconds / 60)), unit: words.minutes };
  return { value: String(Math.floor(seconds / 3_600)), unit: words.hours };
}

function count(n: number, locale: Locale): string {
  return n.toLocaleString(locale === "zh" ? "zh-CN" : "en-GB");
}

/** The platform's people sit in China, whatever the server's or a laptop's clock says. */
function timeOfDay(at: number, locale: Locale): string {
  const zone = { timeZone: "Asia/Shanghai", hourCycle: "h23" } as const;
  return new Date(at).toLocaleTimeString(locale === "zh" ? "zh-CN" : "en-GB", zone);
}
