"use client";

import type { Locale } from "@kaimu/site/locale";
import { AskFirst, useChange } from "@kaimu/site/staff";
import { messages } from "../../../messages/index.ts";
import { ops } from "../use-live.ts";

/** Compares a day's bill now, after asking once. */
export function CompareDay(o: { credential: string; day: string; name: string; again: boolean; locale: Locale }) {
  const words = messages[o.locale].bills;
  const { change, busy, refusal } = useChange();
  const { credential, day } = o;
  return (
    <AskFirst
      button={o.again ? words.again : words.compare}
      about={`${o.name} ${day}`}
      tone="quiet"
      title={words.compareAsk.replace("{day}", day).replace("{gateway}", o.name)}
      text={words.compareText}
      yes={words.compare}
      no={words.cancel}
      busy={busy}
      error={refusal?.[o.locale]}
      onYes={() => change(() => ops.bill.compare.mutate({ credential, day }))}
    />
  );
}
