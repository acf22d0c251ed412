"use client";

import type { Locale } from "@kaimu/site/locale";
import { AskFirst, useChange } from "@kaimu/site/staff";
import { formatMoney } from "@kaimu/ui";
import { messages } from "../../../messages/index.ts";
import { ops } from "../use-live.ts";

/** Asks the service once more for what it has not done with an invoice, under the same serial. */
export function TryAgain(o: { invoiceId: string; amountFen: number; locale: Locale }) {
  const words = messages[o.locale].invoices;
  const { change, busy, refusal } = useChange();

  const again = () => change(() => ops.invoice.tryAgain.mutate({ invoiceId: o.invoiceId }));

  return (
    <AskFirst
      button={words.tryAgain}
      about={o.invoiceId}
      tone="quiet"
      title={words.tryAgainAsk.replace("{amount}", formatMoney(o.amountFen))}
      text={words.tryAgainText}
      yes={words.tryAgain}
      no={words.cancel}
      busy={busy}
      error={refusal?.[o.locale]}
      onYes={again}
    />
  );
}
