import { formatShowTime, type Locale, Money } from "@kaimu/ui";
import type { Messages } from "../messages/zh.ts";
import type { EventCard } from "../reading/answers.ts";
import { SaleOpens } from "./sale-opens.tsx";

/** Earlier than this a date says more than a countdown. */
const countedMs = 3 * 86_400_000;

/** The last line of a card: what it costs, or when its sale opens and, when that is near, how soon. */
export function CardSale({ event, locale, t }: { event: EventCard; locale: Locale; t: Messages }) {
  const { saleOpensAt, timeZone, fromFen } = event;
  const leftMs = saleOpensAt.getTime() - Date.now();
  if (leftMs <= 0)
    return (
      <p className="font-bold text-accent">
        <Money fen={fromFen} from={locale} />
      </p>
    );
  return (
    <div className="tabular text-sm font-semibold text-warn">
      <p>{t.home.opens(formatShowTime({ at: saleOpensAt, timeZone, locale }))}</p>
      {leftMs < countedMs && <SaleOpens leftMs={leftMs} label={t.find.opensIn} days={t.event.day} />}
    </div>
  );
}
