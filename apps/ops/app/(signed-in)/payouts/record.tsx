"use client";

import type { Locale } from "@kaimu/site/locale";
import { AskFirst, useChange } from "@kaimu/site/staff";
import { formatMoney } from "@kaimu/ui";
import { useId, useRef, useState } from "react";
import { messages } from "../../../messages/index.ts";
import { ops } from "../use-live.ts";

/** Writes down that an organizer was paid what it is owed up to a day. */
export function RecordPayout(o: {
  organizerId: string;
  name: string;
  toDay: string;
  payableFen: number;
  locale: Locale;
}) {
  const words = messages[o.locale].payouts;
  const field = useId();
  // One id for each payout: pressed again after a lost answer, it is the same one.
  const payoutId = useRef("");
  const [reference, setReference] = useState("");
  const [wrong, setWrong] = useState(false);
  const { change, busy, refusal } = useChange();

  async function record() {
    const bankReference = reference.trim();
    setWrong(bankReference.length < 4);
    if (bankReference.length < 4) return;
    payoutId.current ||= crypto.randomUUID();
    const { organizerId, toDay, payableFen: expectedFen } = o;
    await change(() =>
      ops.payout.record.mutate({ payoutId: payoutId.current, organizerId, toDay, expectedFen, bankReference }),
    );
  }

  return (
    <AskFirst
      button={words.record}
      about={o.name}
      tone="quiet"
      title={words.recordAsk.replace("{organizer}", o.name).replace("{amount}", formatMoney(o.payableFen))}
      text={
        <span className="grid gap-3">
          {words.recordText.replace("{day}", o.toDay)}
          <label htmlFor={field} className="grid gap-1">
            {words.reference}
            <input
              id={field}
              value={reference}
              maxLength={64}
              aria-invalid={wrong || undefined}
              onChange={(event) => {
                // Another transfer is another payout.
                payoutId.current = "";
                setReference(event.target.value);
              }}
              className="min-h-touch rounded-control border border-line-strong bg-sheet px-3 text-ink aria-invalid:border-bad"
            />
          </label>
        </span>
      }
      yes={words.record}
      no={words.cancel}
      busy={busy}
      error={wrong ? words.referenceWrong : refusal?.[o.locale]}
      onYes={record}
    />
  );
}
