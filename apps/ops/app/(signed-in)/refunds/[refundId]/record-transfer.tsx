"use client";

import type { Locale } from "@kaimu/site/locale";
import { AskFirst, useChange } from "@kaimu/site/staff";
import { formatMoney } from "@kaimu/ui";
import { useRef, useState } from "react";
import { messages } from "../../../../messages/index.ts";
import { ops } from "../../use-live.ts";

const box = "w-full min-h-touch rounded-control border border-line-strong bg-sheet px-3 text-ink";

/** Sends a refused refund over a bank account instead: to whom, and where. */
export function RecordTransfer(o: { refundId: string; amountFen: number; locale: Locale }) {
  const words = messages[o.locale].refund;
  // One id for each transfer: pressed again after a lost answer, it is the same one.
  const transferId = useRef("");
  const [given, setGiven] = useState({ payee: "", bank: "", account: "" });
  const [wrong, setWrong] = useState(false);
  const { change, busy, refusal } = useChange();
  const digits = given.account.replaceAll(/[\s-]/g, "");

  async function record() {
    const fine = given.payee.trim() && given.bank.trim().length >= 2 && /^[0-9A-Za-z]{6,34}$/.test(digits);
    setWrong(!fine);
    if (!fine) return;
    transferId.current ||= crypto.randomUUID();
    await change(() =>
      ops.refund.recordTransfer.mutate({ ...given, transferId: transferId.current, refundId: o.refundId }),
    );
  }

  const field = (name: keyof typeof given) => (
    <label className="grid gap-1 text-sm font-semibold text-ink-2">
      {words[name]}
      <input
        value={given[name]}
        autoComplete="off"
        inputMode={name === "account" ? "numeric" : "text"}
        onChange={(event) => setGiven({ ...given, [name]: event.target.value })}
        className={box}
      />
    </label>
  );
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      {field("payee")}
      {field("bank")}
      <div className="grid sm:col-span-2">{field("account")}</div>
      <div>
        <AskFirst
          button={words.record}
          title={words.recordAsk.replace("{amount}", formatMoney(o.amountFen))}
          text={words.recordText.replace("{payee}", given.payee).replace("{tail}", digits.slice(-4))}
          yes={words.record}
          no={words.cancel}
          busy={busy}
          error={wrong ? words.recordWrong : refusal?.[o.locale]}
          onYes={record}
        />
      </div>
    </div>
  );
}
