import type { Locale } from "@kaimu/site/locale";
import { formatShowTime, Money, ShowTime } from "@kaimu/ui";
import Link from "next/link";
import { messages } from "../../../messages/index.ts";
import { StatusWord } from "../status-word.tsx";
import { PauseButton } from "./pause-button.tsx";
import type { Sale } from "./shapes.ts";
import { UnitsBar } from "./units-bar.tsx";

/** How each performance sells, at a glance: its state, where its places are, what it has taken. */
export function SalesTable({
  mayPause,
  eventId,
  sales,
  now,
  locale,
}: {
  eventId: string;
  sales: Sale[];
  mayPause: boolean;
  now: Date;
  locale: Locale;
}) {
  const texts = messages[locale];
  const words = texts.shows.sales;
  const sum = (of: (sale: Sale) => number) => sales.reduce((total, sale) => total + of(sale), 0);
  return (
    <table className="stacked w-full border-collapse border border-line bg-sheet text-sm">
      <thead>
        <tr>
          <th scope="col">{words.performance}</th>
          <th scope="col">{words.state}</th>
          <th scope="col" className="w-2/5">
            {words.units}
          </th>
          <th scope="col" className="text-right">
            {words.orders}
          </th>
          <th scope="col" className="text-right">
            {words.revenue}
          </th>
          <th scope="col">
            <span className="sr-only">{words.pause}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {sales.map((sale) => {
          const name = formatShowTime({ at: sale.startsAt, timeZone: sale.timeZone, locale });
          return (
            <tr key={sale.performanceId}>
              <th scope="row">
                <ShowTime at={sale.startsAt} timeZone={sale.timeZone} locale={locale} />
                <span className="block font-normal text-ink-2">{locale === "zh" ? sale.venue : sale.venueEn}</span>
              </th>
              <td data-label={words.state}>
                <span className="grid gap-0.5">
                  <StatusWord status={sale.status} text={texts.performanceStatus[sale.status]} />
                  <span className="text-ink-2">{windowOf(sale, now, locale)}</span>
                </span>
              </td>
              <td className="wide">
                <UnitsBar sale={sale} locale={locale} />
              </td>
              <td data-label={words.orders} className="tabular md:text-right">
                <Link
                  href={`/shows/${eventId}/orders?performance=${sale.performanceId}&state=paid`}
                  className="text-accent underline underline-offset-4"
                >
                  {sale.paidOrders.toLocaleString("en-US")}
                </Link>
              </td>
              <td data-label={words.revenue} className="text-base font-semibold md:text-right">
                <Money fen={sale.takenFen} />
              </td>
              <td>
                {mayPause && ["on_sale", "paused", "postponed"].includes(sale.status) && (
                  <PauseButton
                    performanceId={sale.performanceId}
                    name={name}
                    paused={sale.status !== "on_sale"}
                    free={
                      sale.redis?.free ??
                      Math.max(0, sale.units - sale.blocked - sale.claims.claimed - sale.claims.sold)
                    }
                    claims={sale.claims}
                    locale={locale}
                  />
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
      {sales.length > 1 && (
        <tfoot>
          <tr>
            <th scope="row" colSpan={3}>
              {words.total}
            </th>
            <td data-label={words.orders} className="tabular md:text-right">
              {sum((sale) => sale.paidOrders).toLocaleString("en-US")}
            </td>
            <td data-label={words.revenue} className="text-base font-semibold md:text-right">
              <Money fen={sum((sale) => sale.takenFen)} />
            </td>
            <td className="max-md:hidden" />
          </tr>
        </tfoot>
      )}
    </table>
  );
}

/** When it opens, or that its window is over; nothing while it sells. */
function windowOf(sale: Sale, now: Date, locale: Locale): string {
  const words = messages[locale].shows.sales;
  if (sale.status !== "on_sale" && sale.status !== "paused") return "";
  if (now < sale.saleOpensAt)
    return words.notOpen.replace("{time}", formatShowTime({ at: sale.saleOpensAt, timeZone: sale.timeZone, locale }));
  return now >= sale.saleClosesAt ? words.ended : "";
}
