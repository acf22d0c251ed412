import { type Locale, Money, Poster, ShowTime } from "@kaimu/ui";
import Link from "next/link";
import type { Messages } from "../messages/zh.ts";
import type { OrderView } from "../reading/answers.ts";
import { performanceOf } from "../reading/event-of.ts";
import { inLanguage } from "../shows/in-language.ts";
import { posterAddress } from "../shows/poster-address.ts";
import { OrderBadge } from "./order-badge.tsx";
import { performancesOfOrder } from "./order-performances.ts";

/** An order in the list: which show, how many, how much, and where it stands. */
export async function OrderRow({ order, locale, t }: { order: OrderView; locale: Locale; t: Messages }) {
  const { event, performance } = await performanceOf(order);
  const performances = performancesOfOrder(order, event);
  const name = event ? inLanguage(locale, event.title, event.titleEn) : `${t.order.title} ${order.id.slice(-8)}`;
  return (
    <article className="relative flex gap-4 py-5 md:gap-6">
      <div className="w-20 shrink-0 self-start overflow-hidden rounded-control bg-sunk ring-1 ring-ink/10 md:w-24">
        {event && <Poster spec={event.poster} href={posterAddress(event)} />}
      </div>
      <div className="grid min-w-0 grow content-start gap-1">
        <div className="flex items-start justify-between gap-3">
          <h2 className="min-w-0 font-bold leading-snug md:text-lg">
            <Link href={`/orders/${order.id}`} className="after:absolute after:inset-0">
              {name}
            </Link>
          </h2>
          <OrderBadge state={order.state} t={t} />
        </div>
        {performance && (
          <p className="text-sm text-ink-2">
            <ShowTime at={performance.startsAt} timeZone={performance.timeZone} locale={locale} />
            {performances.length > 1 && ` ${t.pass.andMore(performances.length)}`}
          </p>
        )}
        {event && <p className="truncate text-sm text-ink-3">{inLanguage(locale, event.venue, event.venueEn)}</p>}
        <p className="mt-1 flex items-baseline justify-between">
          <span className="tabular text-sm text-ink-3">{t.order.count(order.lines.length)}</span>
          <Money fen={order.totalFen} className="font-bold" />
        </p>
      </div>
    </article>
  );
}
