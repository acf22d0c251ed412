import type { Locale } from "@kaimu/site/locale";
import { Icon } from "@kaimu/ui";
import { messages } from "../../../messages/index.ts";
import { count, yuan } from "../say.ts";
import type { TrialBalance } from "../shapes.ts";

/** Debits and credits of every kind of account, and whether they are the same sum. */
export function BalanceTable({ balance, locale }: { balance: TrialBalance; locale: Locale }) {
  const words = messages[locale].ledger;
  const sum = (side: "debitFen" | "creditFen") => balance.accounts.reduce((all, one) => all + one[side], 0);
  const [debitFen, creditFen] = [sum("debitFen"), sum("creditFen")];
  const fine = debitFen === creditFen && balance.incomplete === 0;
  const said = debitFen === creditFen ? words.balanced : words.unbalanced;
  return (
    <section className="grid gap-3">
      <p role="status" className={`inline-flex items-center gap-2 font-semibold ${fine ? "text-good" : "text-bad"}`}>
        <Icon name={fine ? "check" : "alert"} size={18} />
        {balance.incomplete > 0 ? words.incomplete.replace("{n}", count(balance.incomplete, locale)) : said}
      </p>
      <table className="stacked tabular w-full border-collapse border border-line bg-sheet text-sm">
        <thead>
          <tr>
            {[words.account, words.debit, words.credit, words.balance].map((head, at) => (
              <th key={head} scope="col" className={at > 0 ? "text-right" : ""}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {balance.accounts.map((one) => (
            <Row key={one.account} name={words.accounts[one.account]} {...one} locale={locale} />
          ))}
          <Row name={words.total} debitFen={debitFen} creditFen={creditFen} locale={locale} />
        </tbody>
      </table>
    </section>
  );
}

function Row(o: { name: string; debitFen: number; creditFen: number; locale: Locale }) {
  const words = messages[o.locale].ledger;
  const left = o.debitFen - o.creditFen;
  const side = left > 0 ? words.side.debit : left < 0 ? words.side.credit : words.side.none;
  return (
    <tr>
      <th scope="row">{o.name}</th>
      <td data-label={words.debit} className="md:text-right">
        {yuan(o.debitFen)}
      </td>
      <td data-label={words.credit} className="md:text-right">
        {yuan(o.creditFen)}
      </td>
      <td data-label={words.balance} className="font-semibold md:text-right">
        {side} {left !== 0 && yuan(Math.abs(left))}
      </td>
    </tr>
  );
}
