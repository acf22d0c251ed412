"use client";

import { refusalOfClient } from "@kaimu/site/client";
import type { Locale } from "@kaimu/site/locale";
import { AskFirst, useChange } from "@kaimu/site/staff";
import { formatMoney, hundredthsOf } from "@kaimu/ui";
import { useRef, useState } from "react";
import { messages } from "../../../messages/index.ts";
import { ops } from "../use-live.ts";

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const box = "min-h-touch rounded-control border border-line-strong bg-sheet px-3 text-ink";

/** Gives a buyer money beyond the rules, after one question with the sum. */
export function GiveForm({ locale }: { locale: Locale }) {
  const words = messages[locale].goodwill;
  // One id for each gift: pressed again after a lost answer, it is the same one.
  const giftId = useRef("");
  const [orderId, setOrderId] = useState("");
  const [yuan, setYuan] = useState("");
  const [why, setWhy] = useState("");
  const [said, setSaid] = useState("");
  const [wrong, setWrong] = useState(false);
  const { change, busy, refusal } = useChange();
  // Nothing is no gift.
  const amountFen = hundredthsOf(yuan) || undefined;

  async function give() {
    const fine = uuid.test(orderId) && amountFen !== undefined && why.trim().length >= 2;
    setWrong(!fine);
    setSaid("");
    if (!fine) return;
    giftId.current ||= crypto.randomUUID();
    await change(async () => {
      try {
        const gift = await ops.goodwill.give.mutate({ giftId: giftId.current, orderId, amountFen, why });
        setSaid(gift.state === "granted" ? words.granted : words.waitingSaid);
        giftId.current = "";
        setYuan("");
        setWhy("");
      } catch (error) {
        // What was refused is not there; with other values it is another gift.
        if (refusalOfClient(error).code !== "BUSY") giftId.current = "";
        throw error;
      }
    });
  }

  const field = (label: string, value: string, onText: (text: string) => void, wide = "") => (
    <label className={`grid gap-1 text-sm font-semibold text-ink-2 ${wide}`}>
      {label}
      <input value={value} onChange={(event) => onText(event.target.value)} className={box} />
    </label>
  );
  return (
    <div className="grid gap-2 pb-6">
      <div className="flex flex-wrap items-end gap-3">
        {field(words.order, orderId, (text) => setOrderId(text.trim()), "w-full sm:w-96")}
        {field(words.amount, yuan, (text) => setYuan(text.trim()))}
        {field(words.why, why, setWhy, "grow")}
        <AskFirst
          button={words.give}
          tone="quiet"
          title={words.ask.replace("{amount}", formatMoney(amountFen ?? 0))}
          text={words.askText.replace("{order}", orderId)}
          yes={words.give}
          no={words.cancel}
          busy={busy}
          error={wrong ? words.wrong : refusal?.[locale]}
          onYes={give}
        />
      </div>
      <p role="status" className="text-sm text-good">
        {said}
      </p>
    </div>
  );
}
