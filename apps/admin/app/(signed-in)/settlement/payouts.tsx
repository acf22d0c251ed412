import type { Locale } from "@kaimu/site/locale";
import { Money } from "@kaimu/ui";
import { messages } from "../../../messages/index.ts";
import type { Statement } from "../shows/shapes.ts";

/** What the platform has paid out on the days of the statement, and what it owes in all by now. */
export function Payouts(o: { payouts: Statement["payouts"]; owedFen: number; locale: Locale }) {
  const words = messages[o.locale].settlement;
  return (
    <section aria-labelledby="payouts" className="grid gap-3 pt-8">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <h2 id="payouts" className="text-lg font-bold">
          {words.payouts}
        </h2>
        <p className="text-ink-2">
          {words.owed} <Money fen={o.owedFen} className="font-bold text-ink" />
        </p>
      </div>
      {o.payouts.length === 0 ? (
        <p className="text-ink-2">{words.noPayouts}</p>
      ) : (
        <table className="stacked tabular w-full border-collapse border border-line bg-sheet text-sm">
          <thead>
            <tr>
              {[words.paidOn, words.paidFor, words.bankReference].map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
              <th scope="col" className="text-right">
                {words.paid}
              </th>
            </tr>
          </thead>
          <tbody>
            {o.payouts.map((payout) => (
              <tr key={payout.id}>
                <th scope="row" className="font-normal whitespace-nowrap">
                  {payout.paidOn}
                </th>
                <td data-label={words.paidFor}>
                  {payout.fromDay ? `${payout.fromDay} – ${payout.toDay}` : words.upTo.replace("{day}", payout.toDay)}
                </td>
                <td data-label={words.bankReference}>{payout.bankReference}</td>
                <td data-label={words.paid} className="font-semibold md:text-right">
                  <Money fen={payout.amountFen} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
