"use client";

import type { Locale } from "@kaimu/site/locale";
import { AskFirst, useChange } from "@kaimu/site/staff";
import { hundredthsOf } from "@kaimu/ui";
import { useId, useState } from "react";
import { messages } from "../../../messages/index.ts";
import { ops } from "../use-live.ts";

/** Agrees on another rate with one organizer. */
export function ChangeRate(o: { organizerId: string; name: string; locale: Locale }) {
  const words = messages[o.locale].ledger;
  const field = useId();
  const [text, setText] = useState("");
  const [wrong, setWrong] = useState(false);
  const { change, busy, refusal } = useChange();

  async function save() {
    const permyriad = permyriadOf(text);
    setWrong(permyriad === undefined);
    if (permyriad !== undefined)
      await change(() => ops.finance.agreeOnFee.mutate({ organizerId: o.organizerId, permyriad }));
  }

  return (
    <AskFirst
      button={words.change}
      about={o.name}
      tone="quiet"
      title={words.changeAsk.replace("{organizer}", o.name)}
      text={
        <label htmlFor={field} className="grid gap-1">
          {words.newRate}
          <input
            id={field}
            inputMode="decimal"
            value={text}
            aria-invalid={wrong || undefined}
            onChange={(event) => setText(event.target.value.trim())}
            className="min-h-touch rounded-control border border-line-strong bg-sheet px-3 text-ink aria-invalid:border-bad"
          />
        </label>
      }
      yes={words.save}
      no={words.cancel}
      busy={busy}
      error={wrong ? words.rateWrong : refusal?.[o.locale]}
      onYes={save}
    />
  );
}

/** "2.5" is 250; undefined for what is no rate up to 50 %. */
function permyriadOf(text: string): number | undefined {
  const permyriad = hundredthsOf(text);
  return permyriad !== undefined && permyriad <= 5_000 ? permyriad : undefined;
}
