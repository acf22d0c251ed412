"use client";

import type { Refusal } from "@kaimu/api";
import { refusalOfClient } from "@kaimu/site/client";
import type { Locale } from "@kaimu/site/locale";
import { AskFirst } from "@kaimu/site/staff";
import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { messages } from "../../../messages/index.ts";
import { ops } from "../use-live.ts";

/** Compares the books with the rooms now, after asking once. */
export function CheckNow({ locale }: { locale: Locale }) {
  const router = useRouter();
  const words = messages[locale].ledger;
  const [busy, setBusy] = useState(false);
  const [drawing, startDrawing] = useTransition();
  const [refusal, setRefusal] = useState<Refusal>();

  async function check() {
    setBusy(true);
    setRefusal(undefined);
    try {
      await ops.finance.check.mutate();
    } catch (error) {
      setRefusal(refusalOfClient(error));
    }
    startDrawing(() => router.refresh());
    setBusy(false);
  }

  return (
    <AskFirst
      button={words.checkNow}
      tone="quiet"
      title={words.checkAsk}
      text={words.checkText}
      yes={words.checkNow}
      no={words.cancel}
      busy={busy || drawing}
      error={refusal?.[locale]}
      onYes={check}
    />
  );
}
