"use client";

import type { Locale } from "@kaimu/site/locale";
import { AskFirst, useChange } from "@kaimu/site/staff";
import { ProgressBar } from "@kaimu/ui";
import Link from "next/link";
import { messages } from "../../../messages/index.ts";
import { count } from "../say.ts";
import type { Comparison } from "../shapes.ts";
import { ops } from "../use-live.ts";
import { useComparison } from "./use-comparison.ts";

/** Has a day's bill compared after asking once, shows how far that is, and what it came to. */
export function CompareDay(o: {
  credential: string;
  day: string;
  name: string;
  again: boolean;
  asked: Comparison | null;
  locale: Locale;
}) {
  const { credential, day, locale } = o;
  const words = messages[locale].bills;
  const { change, busy, refusal } = useChange();
  const { now, follow } = useComparison({ credential, day }, o.asked);
  const compare = async () => {
    await ops.bill.compare.mutate({ credential, day });
    await follow();
  };
  if (now?.state === "running")
    return (
      <div className="min-w-40">
        <ProgressBar
          done={now.linesDone}
          of={now.lines}
          label={`${words.bar} ${o.name} ${day}`}
          text={progressOf(now, locale)}
        />
      </div>
    );
  return (
    <span className="flex flex-wrap items-center gap-3">
      <AskFirst
        button={o.again ? words.again : words.compare}
        about={`${o.name} ${day}`}
        tone="quiet"
        title={words.compareAsk.replace("{day}", day).replace("{gateway}", o.name)}
        text={words.compareText}
        yes={words.compare}
        no={words.cancel}
        busy={busy}
        error={refusal?.[locale]}
        onYes={() => change(compare)}
      />
      <span role="status">
        {now?.state === "done" && (
          <Link
            href={`/bills/cases?day=${day}`}
            className={`underline underline-offset-4 ${now.open > 0 ? "text-bad" : "text-good"}`}
          >
            {words.compared.replace("{lines}", String(now.lines)).replace("{open}", String(now.open))}
          </Link>
        )}
        {now?.state === "failed" && <span className="text-bad">{failureOf(now, locale)}</span>}
      </span>
    </span>
  );
}

function progressOf({ linesDone, lines }: Comparison, locale: Locale): string {
  const words = messages[locale].bills;
  if (lines === null) return words.fetching;
  return words.progress.replace("{done}", count(linesDone, locale)).replace("{lines}", count(lines, locale));
}

function failureOf({ detail }: Comparison, locale: Locale): string {
  const words = messages[locale].bills;
  const known: Record<string, string> = words.failures;
  return known[detail ?? ""] ?? `${words.failed} ${detail ?? ""}`;
}
