"use client";
import { type Locale, Money } from "@kaimu/ui";
import type { ReactNode } from "react";
import { messagesOf } from "../messages/index.ts";
import { BuyBar } from "../shows/buy-bar.tsx";

/**
 * The sum, the count and the one thing to do, always in sight: beside the choice on wide screens, under the thumb on a phone. `above`
 * and `below` are for wide screens only, `rail` for the phone only.
 */
export function BuySummary({
  totalFen: priceFen,
  offFen = 0,
  count,
  button,
  above,
  below,
  rail,
  locale,
}: {
  totalFen: number;
  /** What a coupon takes off that. */
  offFen?: number;
  count: string;
  button: ReactNode;
  above?: ReactNode;
  below?: ReactNode;
  rail?: ReactNode;
  locale: Locale;
}) {
  const { buy: t, coupon } = messagesOf(locale);
  const totalFen = priceFen - offFen;
  return (
    <>
      <aside
        aria-label={t.summary}
        className="sticky top-6 hidden max-h-[calc(100dvh-3rem)] flex-col gap-4 rounded-card bg-sheet p-6 ring-1 ring-line md:flex"
      >
        {above}
        {offFen > 0 && (
          <dl className="grid gap-1 text-sm text-ink-2 [&>div]:flex [&>div]:justify-between">
            <div>
              <dt>{coupon.price}</dt>
              <dd>
                <Money fen={priceFen} />
              </dd>
            </div>
            <div className="text-good">
              <dt>{coupon.off}</dt>
              <dd>
                <Money fen={-offFen} />
              </dd>
            </div>
          </dl>
        )}
        <p className="flex items-baseline justify-between" aria-live="polite">
          <span className="text-ink-2">
            {t.total} <span className="tabular text-ink-3">{count}</span>
          </span>
          <Money fen={totalFen} className="text-2xl font-bold" />
        </p>
        <div className="flex">{button}</div>
        {below}
      </aside>
      <BuyBar rail={rail}>
        <p className="shrink-0 leading-tight" aria-live="polite">
          <Money fen={totalFen} className="block text-xl font-bold" />
          <span className="tabular text-xs text-ink-3">
            {offFen > 0 ? <Money fen={priceFen} className="line-through" /> : count}
          </span>
        </p>
        {button}
      </BuyBar>
    </>
  );
}
