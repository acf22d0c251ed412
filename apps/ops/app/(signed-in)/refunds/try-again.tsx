"use client";

import type { Locale } from "@kaimu/site/locale";
import { AskFirst, useChange } from "@kaimu/site/staff";
import { formatMoney } from "@kaimu/ui";
import { messages } from "../../../messages/index.ts";
import { ops } from "../use-live.ts";

/** Asks the provider once more for a refund that it has refused, under the same number. */
export function TryAgain(o: { refundId: string; number: string; amountFen: number; locale: Locale }) {
  const words = messages[o.locale].board;
  const { change, busy, refusal } = useChange();

  const again = () => change(() => ops.refund.tryAgain.mutate({ refundId: o.refundId }));

  return (
    <AskFirst
      button={words.lists.tryAgain}
      about={o.number}
      tone="quiet"
      title={words.lists.tryAgainAsk.replace("{amount}", formatMoney(o.amountFen))}
      text={words.lists.tryAgainText.replace("{number}", o.number)}
      yes={words.lists.tryAgain}
      no={words.jobs.cancel}
      busy={busy}
      error={refusal?.[o.locale]}
      onYes={again}
    />
  );
}
