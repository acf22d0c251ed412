import type { Locale } from "@kaimu/site/locale";
import { Money } from "@kaimu/ui";
import { messages } from "../../../../messages/index.ts";
import type { Stock } from "../shapes.ts";
import { figure, poolName, tierName } from "./names.ts";
import { type Counts, type StockUnits, standings } from "./stock-units.ts";

/** What there is, by tier and pool, and how it stands. */
export function StockSummary({ stock, of, locale }: { stock: Stock; of: StockUnits; locale: Locale }) {
  const words = messages[locale].stock;
  const rows = new Map<string, { tier: number; pool: number; counts: Counts }>();
  for (let unit = 0; unit < of.unitCount; unit++) {
    const [tier, pool] = [of.tierOf[unit] ?? -1, of.poolOf[unit] ?? -1];
    const row = rows.get(`${tier}/${pool}`) ?? { tier, pool, counts: { free: 0, held: 0, sold: 0, blocked: 0 } };
    row.counts[of.standing(unit)] += 1;
    rows.set(`${tier}/${pool}`, row);
  }
  const sorted = [...rows.values()].sort((a, b) => a.tier - b.tier || a.pool - b.pool);
  return (
    <section aria-labelledby="summary" className="grid gap-3">
      <h2 id="summary" className="text-lg font-bold">
        {words.summary}
      </h2>
      <table className="stacked tabular w-full border-collapse border border-line bg-sheet text-sm">
        <thead>
          <tr>
            <th scope="col">{words.tier}</th>
            <th scope="col">{words.pool}</th>
            {standings.map((standing) => (
              <th key={standing} scope="col" className="text-right">
                {words.standing[standing]}
              </th>
            ))}
            <th scope="col" className="text-right">
              {words.total}
            </th>
          </tr>
        </thead>
        <tbody>
          {sorted.map(({ tier, pool, counts }) => {
            const of = stock.tiers[tier];
            return (
              <tr key={`${tier}/${pool}`}>
                <th scope="row">
                  <span className="inline-flex items-baseline gap-2">
                    <span aria-hidden="true" className="size-2.5 rounded-full" style={{ background: of?.colour }} />
                    {tierName(of, locale)}
                    {of && <Money fen={of.priceFen} />}
                  </span>
                </th>
                <td data-label={words.pool}>
                  <span>
                    {poolName(stock.pools[pool], locale)}
                    <span className="block text-ink-3">{soldAt(stock.pools[pool], locale)}</span>
                  </span>
                </td>
                {standings.map((standing) => (
                  <td key={standing} data-label={words.standing[standing]} className="md:text-right">
                    {figure(counts[standing])}
                  </td>
                ))}
                <td data-label={words.total} className="font-semibold md:text-right">
                  {figure(standings.reduce((sum, standing) => sum + counts[standing], 0))}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

function soldAt(pool: Stock["pools"][number] | undefined, locale: Locale): string {
  const words = messages[locale].stock;
  if (!pool || pool.channels.length === 0) return words.noChannel;
  return pool.channels.map((channel) => words.channels[channel]).join(locale === "zh" ? "、" : ", ");
}
