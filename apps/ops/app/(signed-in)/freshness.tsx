import type { Refusal } from "@kaimu/api";
import type { Locale } from "@kaimu/site/locale";
import { ErrorNote } from "@kaimu/ui";
import type { ReactNode } from "react";
import { messages } from "../../messages/index.ts";
import { timeOfDay } from "./say.ts";

/** A live page's heading with the age of its numbers; when no numbers come, that stands out. */
export function Freshness(o: {
  title: ReactNode;
  at: number;
  everySeconds: number;
  failure: Refusal | undefined;
  locale: Locale;
}) {
  const words = messages[o.locale].overview;
  const time = timeOfDay(o.at, o.locale);
  return (
    <>
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 pb-5">
        <h1 className="text-section font-bold">{o.title}</h1>
        <p className="tabular text-sm text-ink-2">
          {words.asOf.replace("{time}", time)} · {words.everySeconds.replace("{seconds}", String(o.everySeconds))}
        </p>
      </div>
      {o.failure && (
        <div className="pb-5">
          <ErrorNote text={`${words.stale.replace("{time}", time)} ${o.failure[o.locale]}`} />
        </div>
      )}
    </>
  );
}
