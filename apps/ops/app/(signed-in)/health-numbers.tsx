import type { Locale } from "@kaimu/site/locale";
import { messages } from "../../messages/index.ts";
import { BigNumber } from "./big-number.tsx";
import { ageOf } from "./say.ts";
import type { FailedJobs } from "./shapes.ts";

/** From how many seconds of waiting the outbox deserves a look, and from how many somebody must act: the relay sends within one. */
const waiting = { warn: 15, bad: 60 };

/** How long the oldest unsent event has waited, now and over the last minutes (`seconds`, oldest first). */
export function OutboxAge({ seconds, stale, locale }: { seconds: number[]; stale: boolean; locale: Locale }) {
  const words = messages[locale].overview;
  const now = seconds.at(-1) ?? 0;
  return (
    <BigNumber
      label={words.age}
      {...ageOf(now, words)}
      means={words.ageMeans}
      limit={words.ageLimit.replace("{warn}", String(waiting.warn)).replace("{bad}", String(waiting.bad))}
      history={seconds}
      tone={now >= waiting.bad ? "bad" : now >= waiting.warn ? "warn" : "fine"}
      stale={stale}
      locale={locale}
      href="/outbox"
    />
  );
}

/** Jobs that gave up and nobody is done with, those too of which only the job server knows: what somebody has to look at. */
export function openFailures({ kept, jobs }: FailedJobs): number {
  return kept + jobs.filter((job) => job.again?.status !== "completed").length;
}
