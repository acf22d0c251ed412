import type { Locale } from "@kaimu/site/locale";
import { messages } from "../../../messages/index.ts";
import type { Sale } from "./shapes.ts";

type Part = "sold" | "claimed" | "held" | "free" | "blocked";
// Told apart by pattern as well as by colour: what is only promised is striped.
const looks: Record<Part, string> = {
  sold: "bg-accent",
  claimed: "bg-accent/55",
  held: "bg-[repeating-linear-gradient(135deg,var(--accent)_0_3px,var(--accent-soft)_3px_7px)]",
  free: "bg-accent-soft",
  blocked: "bg-line-strong",
};

/** A performance's places as one bar with its numbers: sold, awaiting payment, held, free, not for sale. */
export function UnitsBar({ sale, locale }: { sale: Sale; locale: Locale }) {
  const words = messages[locale].shows.sales;
  const figure = (n: number) => n.toLocaleString("en-US");
  const parts: [Part, number | undefined][] = [
    ["sold", sale.claims.sold],
    ["claimed", sale.claims.claimed],
    ["held", sale.redis?.held],
    ["free", sale.redis?.free],
    ["blocked", sale.blocked],
  ];
  const shown = parts.filter(([part, n]) => part !== "blocked" || n !== 0);
  return (
    <div className="grid min-w-0 gap-1.5">
      <div aria-hidden="true" className="flex h-3 overflow-hidden rounded-sm bg-sunk">
        {parts.map(([part, n]) =>
          n ? <span key={part} className={looks[part]} style={{ width: `${(n / sale.units) * 100}%` }} /> : null,
        )}
      </div>
      <div className="tabular flex flex-wrap gap-x-4 gap-y-0.5">
        <dl className="contents">
          {shown.map(([part, n]) => (
            <div key={part} className="flex items-baseline gap-1.5 whitespace-nowrap">
              <span aria-hidden="true" className={`size-2.5 border border-accent/40 ${looks[part]}`} />
              <dt className="text-ink-2">{words[part]}</dt>
              <dd className="font-semibold">{n === undefined ? words.unknown : figure(n)}</dd>
            </div>
          ))}
        </dl>
        <p className="ml-auto text-ink-2">{words.ofAll.replace("{units}", figure(sale.units))}</p>
      </div>
    </div>
  );
}
