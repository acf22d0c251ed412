"use client";

import type { Locale } from "@kaimu/site/locale";
import { AskFirst, useChange } from "@kaimu/site/staff";
import { messages } from "../../../messages/index.ts";
import { ops } from "../use-live.ts";

/** Compares the books with the rooms now, after asking once. */
export function CheckNow({ locale }: { locale: Locale }) {
  const words = messages[locale].ledger;
  const { change, busy, refusal } = useChange();

  const check = () => change(() => ops.finance.check.mutate());

  return (
    <AskFirst
      button={words.checkNow}
      tone="quiet"
      title={words.checkAsk}
      text={words.checkText}
      yes={words.checkNow}
      no={words.cancel}
      busy={busy}
      error={refusal?.[locale]}
      onYes={check}
    />
  );
}
