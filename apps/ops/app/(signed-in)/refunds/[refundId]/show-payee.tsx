"use client";

import type { Locale } from "@kaimu/site/locale";
import { AskFirst, useChange } from "@kaimu/site/staff";
import { useState } from "react";
import { messages } from "../../../../messages/index.ts";
import { ops } from "../../use-live.ts";

/** Payee and account in full for who sends the money; looking is put on record. */
export function ShowPayee({ transferId, locale }: { transferId: string; locale: Locale }) {
  const words = messages[locale].refund;
  const [seen, setSeen] = useState<{ payee: string; bank: string; account: string }>();
  const { change, busy, refusal } = useChange();
  if (seen)
    return (
      <p role="status" className="tabular grid font-semibold select-all">
        <span>{seen.payee}</span>
        <span>{seen.bank}</span>
        <span className="font-mono">{seen.account}</span>
      </p>
    );
  return (
    <div>
      <AskFirst
        button={words.show}
        tone="quiet"
        title={words.showAsk}
        text={words.showText}
        yes={words.show}
        no={words.cancel}
        busy={busy}
        error={refusal?.[locale]}
        onYes={() => change(async () => setSeen(await ops.refund.readPayee.mutate({ transferId })))}
      />
    </div>
  );
}
