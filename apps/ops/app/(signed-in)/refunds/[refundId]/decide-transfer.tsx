"use client";

import type { Locale } from "@kaimu/site/locale";
import { AskFirst, useChange } from "@kaimu/site/staff";
import { formatMoney } from "@kaimu/ui";
import { useState } from "react";
import { messages } from "../../../../messages/index.ts";
import { ops } from "../../use-live.ts";

/** A second person says that a transfer was sent, with the bank's reference; until then anybody can withdraw it. */
export function DecideTransfer(o: { transferId: string; amountFen: number; mine: boolean; locale: Locale }) {
  const words = messages[o.locale].refund;
  const [reference, setReference] = useState("");
  const [wrong, setWrong] = useState(false);
  const sending = useChange();
  const taking = useChange();
  const { transferId } = o;
  const amount = formatMoney(o.amountFen);

  async function confirm() {
    const fine = /^[\w-]{4,64}$/.test(reference);
    setWrong(!fine);
    if (fine) await sending.change(() => ops.refund.confirmTransfer.mutate({ transferId, bankReference: reference }));
  }

  return (
    <div className="grid gap-3 border-t border-line pt-4">
      {o.mine ? (
        <p className="text-warn">{words.mine}</p>
      ) : (
        <div className="flex flex-wrap items-end gap-3">
          <label className="grid min-w-0 grow gap-1 text-sm font-semibold text-ink-2">
            {words.reference}
            <input
              value={reference}
              onChange={(event) => setReference(event.target.value.trim())}
              className="w-full min-h-touch rounded-control border border-line-strong bg-sheet px-3 text-ink"
            />
          </label>
          <AskFirst
            button={words.confirm}
            title={words.confirmAsk.replace("{amount}", amount)}
            text={words.confirmText.replace("{reference}", reference)}
            yes={words.confirm}
            no={words.cancel}
            busy={sending.busy}
            error={wrong ? words.referenceWrong : sending.refusal?.[o.locale]}
            onYes={confirm}
          />
        </div>
      )}
      <div>
        <AskFirst
          button={words.withdraw}
          tone="quiet"
          title={words.withdrawAsk.replace("{amount}", amount)}
          text={words.withdrawText}
          yes={words.withdraw}
          no={words.cancel}
          busy={taking.busy}
          error={taking.refusal?.[o.locale]}
          onYes={() => taking.change(() => ops.refund.withdrawTransfer.mutate({ transferId }))}
        />
      </div>
    </div>
  );
}
