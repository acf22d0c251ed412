import type { Locale } from "@kaimu/site/locale";
import { Money, ShowTime } from "@kaimu/ui";
import { messages } from "../../../messages/index.ts";
import type { Statement } from "../shows/shapes.ts";

/** A statement's rows: each day of each performance on which something was sold or given back. */
export function StatementTable({ rows, locale }: { rows: Statement["rows"]; locale: Locale }) {
  const words = messages[locale].settlement;
  const figures = [
    words.ticketsSold,
    words.sold,
    words.ticketsReturned,
    words.returned,
    words.coupons,
    words.fee,
    words.commission,
    words.kept,
  ];
  return (
    <table className="stacked tabular w-full border-collapse border border-line bg-sheet text-sm">
      <thead>
        <tr>
          {[words.day, words.performance].map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
          {[...figures, words.due].map((head) => (
            <th key={head} scope="col" className="text-right">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={`${row.day} ${row.performanceId}`}>
            <th scope="row" className="font-normal whitespace-nowrap">
              {row.day}
            </th>
            <td data-label={words.performance}>
              {row.showing && (
                <>
                  {locale === "zh" ? row.showing.title : row.showing.titleEn || row.showing.title}
                  <span className="block text-ink-3">
                    <ShowTime at={row.showing.startsAt} timeZone={row.showing.timeZone} locale={locale} />
                  </span>
                </>
              )}
            </td>
            <td data-label={words.ticketsSold} className="md:text-right">
              {row.ticketsSold}
            </td>
            <Sum name={words.sold} fen={row.soldFen} />
            <td data-label={words.ticketsReturned} className="md:text-right">
              {row.ticketsReturned}
            </td>
            <Sum name={words.returned} fen={row.returnedFen} />
            <Sum name={words.coupons} fen={row.couponFen} />
            <Sum name={words.fee} fen={row.feeFen} />
            <Sum name={words.commission} fen={row.commissionFen} />
            <Sum name={words.kept} fen={row.keptFen} />
            <Sum name={words.due} fen={row.dueFen} strong />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Sum({ name, fen, strong }: { name: string; fen: number; strong?: boolean }) {
  return (
    <td data-label={name} className={`md:text-right ${strong ? "font-semibold" : ""}`}>
      <Money fen={fen} />
    </td>
  );
}
