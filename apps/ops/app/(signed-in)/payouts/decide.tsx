"use client";

import type { Locale } from "@kaimu/site/locale";
import { AskFirst, useChange } from "@kaimu/site/staff";
import { formatMoney } from "@kaimu/ui";
import { messages } from "../../../messages/index.ts";
import { ops } from "../use-live.ts";

/** Confirms or refuses a payout that waits; not for who has recorded it. */
export function Decide(o: {
  payoutId: string;
  name: string;
  amountFen: number;
  reference: string;
  mine: boolean;
  locale: Locale;
}) {
  const words = messages[o.locale].payouts;
  const { change, busy, refusal } = useChange();
  if (o.mine) return <span className="text-warn">{words.mine}</span>;

  const decide = (confirmed: boolean) => change(() => ops.payout.decide.mutate({ payoutId: o.payoutId, confirmed }));
  const filled = (text: string) =>
    text
      .replace("{organizer}", o.name)
      .replace("{amount}", formatMoney(o.amountFen))
      .replace("{reference}", o.reference);
  const shared = { about: o.reference, no: words.cancel, busy, error: refusal?.[o.locale] };
  return (
    <span className="flex flex-wrap gap-2">
      <AskFirst
        {...shared}
        button={words.confirm}
        tone="quiet"
        title={filled(words.confirmAsk)}
        text={filled(words.confirmText)}
        yes={words.confirm}
        onYes={() => decide(true)}
      />
      <AskFirst
        {...shared}
        button={words.refuse}
        tone="danger"
        title={filled(words.refuseAsk)}
        text={filled(words.refuseText)}
        yes={words.refuse}
        onYes={() => decide(false)}
      />
    </span>
  );
}
