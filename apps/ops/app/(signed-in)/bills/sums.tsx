import type { Locale } from "@kaimu/site/locale";
import { messages } from "../../../messages/index.ts";
import { yuan } from "../say.ts";

/** A sum as the bill has it and as we have it: one figure where they are the same, both where they are not. */
export function Sums({ bill, ours, locale }: { bill: number | undefined; ours: number | undefined; locale: Locale }) {
  const words = messages[locale].bills;
  if (bill === undefined || ours === undefined) return <span className="text-ink-3">—</span>;
  if (bill === ours) return <span>{yuan(bill)}</span>;
  return (
    <span className="inline-grid text-bad">
      <span>
        {words.billSide} {yuan(bill)}
      </span>
      <span>
        {words.ourSide} {yuan(ours)}
      </span>
    </span>
  );
}
