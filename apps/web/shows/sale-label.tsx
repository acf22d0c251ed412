import { Countdown, formatShowTime, type Locale } from "@kaimu/ui";
import type { Messages } from "../messages/zh.ts";
import type { PerformanceCard, TierAvailability } from "../reading/answers.ts";
import { freeIn, type SaleState } from "./sale-state.ts";

/** The state of a performance's sale in words; a sale to come counts down by the server's clock. */
export function SaleLabel({
  performance,
  state,
  free,
  locale,
  t,
}: {
  performance: Pick<PerformanceCard, "saleOpensAt" | "timeZone">;
  state: SaleState;
  free: readonly TierAvailability[] | null | undefined;
  locale: Locale;
  t: Messages;
}) {
  if (state === "soon") {
    const { saleOpensAt, timeZone } = performance;
    return (
      <span className="grid text-sm text-warn sm:justify-items-end">
        <span className="tabular font-semibold">
          {t.event.opensAt(formatShowTime({ at: saleOpensAt, timeZone, locale }))}
        </span>
        <span>
          {t.event.opensIn}{" "}
          <Countdown
            leftMs={saleOpensAt.getTime() - Date.now()}
            label={t.event.opensIn}
            days={t.event.day}
            className="font-semibold"
          />
        </span>
      </span>
    );
  }
  if (state === "on_sale") {
    const left = free ? freeIn(free) : undefined;
    return left !== undefined && left <= 20 ? (
      <span className="tabular text-sm font-semibold text-accent">{t.event.few(left)}</span>
    ) : (
      <span className="text-sm text-good">{t.event.onSale}</span>
    );
  }
  const words: Record<Exclude<SaleState, "soon" | "on_sale">, string> = {
    sold_out: t.event.soldOut,
    closed: t.event.closed,
    paused: t.event.paused,
    postponed: t.event.postponed,
    cancelled: t.event.cancelled,
    over: t.event.over,
  };
  return <span className="text-sm text-ink-3">{words[state]}</span>;
}
