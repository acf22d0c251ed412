"use client";

import type { Locale } from "@kaimu/site/locale";
import { AskFirst, useChange } from "@kaimu/site/staff";
import { formatMoney } from "@kaimu/ui";
import { useState } from "react";
import { messages } from "../../../../../messages/index.ts";
import { ops } from "../../../use-live.ts";

const reasons = ["gateway_error", "other_system", "other_day", "corrected_by_hand", "other"] as const;
const box = "w-full min-h-touch rounded-control border border-line-strong bg-sheet px-3 text-ink";

/** Ends a case with a reason and a note. */
export function ResolveForm({ caseId, amountFen, locale }: { caseId: string; amountFen: number; locale: Locale }) {
  const words = messages[locale].bills;
  const [reason, setReason] = useState<(typeof reasons)[number]>("gateway_error");
  const [text, setText] = useState("");
  const [wrong, setWrong] = useState(false);
  const { change, busy, refusal } = useChange();

  async function resolve() {
    const fine = text.trim().length >= 2;
    setWrong(!fine);
    if (fine) await change(() => ops.bill.resolve.mutate({ caseId, reason, text }));
  }

  return (
    <div className="grid gap-3 border-t border-line pt-4">
      <label className="grid gap-1 text-sm font-semibold text-ink-2">
        {words.reason}
        <select
          value={reason}
          onChange={(event) => setReason(event.target.value as (typeof reasons)[number])}
          className={box}
        >
          {reasons.map((one) => (
            <option key={one} value={one}>
              {words.reasons[one]}
            </option>
          ))}
        </select>
      </label>
      <label className="grid gap-1 text-sm font-semibold text-ink-2">
        {words.note}
        <input value={text} maxLength={200} onChange={(event) => setText(event.target.value)} className={box} />
      </label>
      <div>
        <AskFirst
          button={words.resolve}
          tone="quiet"
          title={words.resolveAsk.replace("{reason}", words.reasons[reason])}
          text={words.resolveText.replace("{amount}", formatMoney(amountFen))}
          yes={words.resolve}
          no={words.cancel}
          busy={busy}
          error={wrong ? words.noteWrong : refusal?.[locale]}
          onYes={resolve}
        />
      </div>
    </div>
  );
}
