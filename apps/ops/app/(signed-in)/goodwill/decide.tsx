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

/** Grants or refuses a gift that waits; not for who has asked for it. */
export function Decide(o: { giftId: string; amountFen: number; mine: boolean; locale: Locale }) {
  const router = useRouter();
  const words = messages[o.locale].goodwill;
  const [busy, setBusy] = useState(false);
  const [drawing, startDrawing] = useTransition();
  const [refusal, setRefusal] = useState<Refusal>();
  if (o.mine) return <span className="text-warn">{words.mine}</span>;

  async function decide(granted: boolean) {
    setBusy(true);
    setRefusal(undefined);
    try {
      await ops.goodwill.decide.mutate({ giftId: o.giftId, granted });
    } catch (error) {
      setRefusal(refusalOfClient(error));
    }
    startDrawing(() => router.refresh());
    setBusy(false);
  }

  const amount = formatMoney(o.amountFen);
  const shared = { no: words.cancel, busy: busy || drawing, error: refusal?.[o.locale] };
  return (
    <span className="flex flex-wrap gap-2">
      <AskFirst
        {...shared}
        button={words.grant}
        tone="quiet"
        title={words.grantAsk.replace("{amount}", amount)}
        yes={words.grant}
        onYes={() => decide(true)}
      />
      <AskFirst
        {...shared}
        button={words.refuse}
        tone="danger"
        title={words.refuseAsk.replace("{amount}", amount)}
        yes={words.refuse}
        onYes={() => decide(false)}
      />
    </span>
  );
}
