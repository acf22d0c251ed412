"use client";

import type { Locale } from "@kaimu/site/locale";
import { AskFirst, useChange } from "@kaimu/site/staff";
import { formatMoney } from "@kaimu/ui";
import { messages } from "../../../messages/index.ts";
import { ops } from "../use-live.ts";

/** Grants or refuses a gift that waits; not for who has asked for it. */
export function Decide(o: { giftId: string; amountFen: number; mine: boolean; locale: Locale }) {
  const words = messages[o.locale].goodwill;
  const { change, busy, refusal } = useChange();
  if (o.mine) return <span className="text-warn">{words.mine}</span>;

  const decide = (granted: boolean) => change(() => ops.goodwill.decide.mutate({ giftId: o.giftId, granted }));

  const amount = formatMoney(o.amountFen);
  const shared = { no: words.cancel, busy, error: refusal?.[o.locale] };
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
