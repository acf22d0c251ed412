"use client";

import type { Refusal } from "@kaimu/api";
import { refusalOfClient } from "@kaimu/site/client";
import type { Locale } from "@kaimu/site/locale";
import { AskFirst } from "@kaimu/site/staff";
import { useRouter } from "next/navigation";
import { useId, useState, useTransition } from "react";
import { messages } from "../../../messages/index.ts";
import { ops } from "../use-live.ts";

/** Agrees on another rate with one organizer. */
export function ChangeRate(o: { organizerId: string; name: string; locale: Locale }) {
  const router = useRouter();
  const words = messages[o.locale].ledger;
  const field = useId();
  const [text, setText] = useState("");
  const [wrong, setWrong] = useState(false);
  const [busy, setBusy] = useState(false);
  const [drawing, startDrawing] = useTransition();
  const [refusal, setRefusal] = useState<Refusal>();

  async function save() {
    const permyriad = permyriadOf(text);
    setWrong(permyriad === undefined);
    setRefusal(undefined);
    if (permyriad === undefined) return;
    setBusy(true);
    try {
      await ops.finance.agreeOnFee.mutate({ organizerId: o.organizerId, permyriad });
    } catch (error) {
      setRefusal(refusalOfClient(error));
    }
    startDrawing(() => router.refresh());
    setBusy(false);
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
      busy={busy || drawing}
      error={wrong ? words.rateWrong : refusal?.[o.locale]}
      onYes={save}
    />
  );
}

/** "2.5" is 250; undefined for what is no rate up to 50 %. */
function permyriadOf(text: string): number | undefined {
  const parts = /^(\d{1,2})(?:\.(\d{1,2}))?$/.exec(text);
  if (!parts) return undefined;
  const permyriad = Number(parts[1]) * 100 + Number((parts[2] ?? "").padEnd(2, "0"));
  return permyriad <= 5_000 ? permyriad : undefined;
}
