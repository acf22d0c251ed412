import type { Locale } from "@kaimu/site/locale";
import { Money } from "@kaimu/ui";
import { messages } from "../../../messages/index.ts";
import type { Statement } from "../shows/shapes.ts";

/** What the whole period comes to, as the sum it is. */
export function Totals(o: { totals: Statement["totals"]; feePermyriad: number; locale: Locale }) {
  const words = messages[o.locale].settlement;
  const { totals } = o;
  const tickets = (n: number) => words.tickets.replace("{n}", n.toLocaleString("en-US"));
  const parts: [string, number, string][] = [
    [words.sold, totals.soldFen, tickets(totals.ticketsSold)],
    [words.returned, -totals.returnedFen, tickets(totals.ticketsReturned)],
    [words.coupons, -totals.couponFen, ""],
    [words.fee, -totals.feeFen, words.rate.replace("{rate}", String(o.feePermyriad / 100))],
    [words.commission, -totals.commissionFen, ""],
    [words.kept, totals.keptFen, ""],
    [words.due, totals.dueFen, ""],
  ];
  return (
    <dl className="mb-6 grid border border-line bg-sheet sm:grid-cols-3 lg:grid-cols-4">
      {parts.map(([name, fen, more], at) => (
        <div key={name} className={`grid content-start gap-1 p-4 ${at === parts.length - 1 ? "bg-accent-soft" : ""}`}>
          <dt className="text-sm text-ink-2">{name}</dt>
          <dd className="text-xl font-bold">
            <Money fen={fen} />
          </dd>
          {more && <dd className="text-sm text-ink-3">{more}</dd>}
        </div>
      ))}
    </dl>
  );
}
