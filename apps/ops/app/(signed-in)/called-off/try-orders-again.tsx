"use client";

import type { Locale } from "@kaimu/site/locale";
import { AskFirst, useChange } from "@kaimu/site/staff";
import { formatMoney } from "@kaimu/ui";
import { messages } from "../../../messages/index.ts";
import { ops } from "../use-live.ts";

/** Tries one order that failed once more, or all of them. */
export function TryOrdersAgain(o: {
  bulkReturnId: string;
  /** One order and what comes back of it; without it all, and how many they are. */
  orderId?: string;
  amountFen?: number;
  orders?: number;
  locale: Locale;
}) {
  const words = messages[o.locale].calledOff;
  const { change, busy, refusal } = useChange();
  const { bulkReturnId, orderId } = o;
  const again = () => change(() => ops.calledOff.tryAgain.mutate({ bulkReturnId, ...(orderId ? { orderId } : {}) }));
  return (
    <AskFirst
      button={orderId ? words.tryAgain : words.tryAll}
      {...(orderId ? { about: orderId } : {})}
      tone="quiet"
      title={
        orderId
          ? words.tryAgainAsk.replace("{amount}", formatMoney(o.amountFen ?? 0))
          : words.tryAllAsk.replace("{n}", String(o.orders ?? 0))
      }
      text={words.tryAgainText}
      yes={orderId ? words.tryAgain : words.tryAll}
      no={words.cancel}
      busy={busy}
      error={refusal?.[o.locale]}
      onYes={again}
    />
  );
}
