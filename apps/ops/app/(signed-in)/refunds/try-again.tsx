"use client";

import type { Refusal } from "@kaimu/api";
import { refusalOfClient } from "@kaimu/site/client";
import type { Locale } from "@kaimu/site/locale";
import { AskFirst } from "@kaimu/site/staff";
import { formatMoney } from "@kaimu/ui";
import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { messages } from "../../../messages/index.ts";
import { ops } from "../use-live.ts";

/** Asks the provider once more for a refund that it has refused, under the same number. */
export function TryAgain(o: { refundId: string; number: string; amountFen: number; locale: Locale }) {
  const router = useRouter();
  const words = messages[o.locale].board;
  const [busy, setBusy] = useState(false);
  const [drawing, startDrawing] = useTransition();
  const [refusal, setRefusal] = useState<Refusal>();

  async function again() {
    setBusy(true);
    setRefusal(undefined);
    try {
      await ops.refund.tryAgain.mutate({ refundId: o.refundId });
    } catch (error) {
      setRefusal(refusalOfClient(error));
    }
    startDrawing(() => router.refresh());
    setBusy(false);
  }

  return (
    <AskFirst
      button={words.lists.tryAgain}
      about={o.number}
      tone="quiet"
      title={words.lists.tryAgainAsk.replace("{amount}", formatMoney(o.amountFen))}
      text={words.lists.tryAgainText.replace("{number}", o.number)}
      yes={words.lists.tryAgain}
      no={words.jobs.cancel}
      busy={busy || drawing}
      error={refusal?.[o.locale]}
      onYes={again}
    />
  );
}
