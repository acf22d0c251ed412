import type { Locale } from "@kaimu/site/locale";
import { Icon } from "@kaimu/ui";
import { messages } from "../../messages/index.ts";
import { BigNumber } from "./big-number.tsx";
import { count } from "./say.ts";
import type { SaleBoard } from "./shapes.ts";

type Units = SaleBoard["units"];
const parts = ["sold", "claimed", "held", "free"] as const;
// Told apart by pattern as well as by colour: what is only promised is striped.
const looks = {
  sold: "bg-accent",
  claimed: "bg-accent/55",
  held: "bg-[repeating-linear-gradient(135deg,var(--accent)_0_3px,transparent_3px_7px)]",
  free: "bg-accent-soft",
  blocked: "bg-line-strong",
};

/** A sale's units by state from Redis, beside what MySQL has claimed; where they differ twice in a row, that stands out. */
export function SaleUnits(o: {
  history: Units[];
  performanceId: string;
  /** Whether the performance is in Redis at all. */
  selling: boolean;
  stale: boolean;
  locale: Locale;
}) {
  const words = messages[o.locale].board.sale;
  const units = o.history.at(-1) as Units;
  const before = o.history.at(-2);
  const differing = (["sold", "claimed"] as const).filter(
    (part) => differs(units, part) && before !== undefined && differs(before, part),
  );
  const sum = units.redis
    ? units.blocked + parts.reduce((all, part) => all + (units.redis?.[part] ?? 0), 0)
    : units.units;
  const fine = !o.selling || (units.redis !== undefined && differing.length === 0 && sum === units.units);
  const figure = (n: number) => count(n, o.locale);
  const links = {
    sold: `/orders?performance=${o.performanceId}&state=paid`,
    claimed: `/orders?performance=${o.performanceId}&state=awaiting_payment`,
  };
  return (
    <>
      <div className="grid grid-cols-2 gap-px overflow-hidden rounded-t-card border border-line bg-line xl:grid-cols-5">
        {parts.map((part) => {
          const claims = part === "sold" || part === "claimed" ? units.claims[part] : undefined;
          const shown = units.redis?.[part] ?? claims;
          return (
            <BigNumber
              key={part}
              label={words[part]}
              value={shown === undefined ? "—" : figure(shown)}
              means={words[`${part}Means`]}
              {...(claims === undefined ? {} : { limit: words.mysql.replace("{n}", figure(claims)) })}
              history={o.history.map((one) => one.redis?.[part] ?? 0)}
              {...(part === "sold" || part === "claimed" ? { href: links[part] } : {})}
              {...(differing.includes(part as "sold") ? { tone: "bad" as const } : {})}
              stale={o.stale || (o.selling && !units.redis)}
              locale={o.locale}
            />
          );
        })}
        <BigNumber
          label={words.blocked}
          value={figure(units.blocked)}
          means={words.blockedMeans}
          history={o.history.map((one) => one.blocked)}
          stale={o.stale}
          locale={o.locale}
          className="max-xl:col-span-2"
        />
      </div>
      <div aria-hidden="true" className="flex h-4 overflow-hidden border-x border-line bg-sunk">
        {[...parts, "blocked" as const].map((part) => {
          const n = part === "blocked" ? units.blocked : (units.redis?.[part] ?? 0);
          return n > 0 ? (
            <span key={part} className={looks[part]} style={{ width: `${(n / units.units) * 100}%` }} />
          ) : null;
        })}
      </div>
      <p
        className={`tabular mb-6 flex flex-wrap items-center gap-x-5 gap-y-1 rounded-b-card border border-t-0 border-line bg-sheet px-4 py-3 text-sm sm:px-5 ${fine ? "text-ink-2" : "bg-warn-soft text-warn"}`}
      >
        <span>{words.ofAll.replace("{units}", figure(units.units))}</span>
        <span className="inline-flex items-center gap-2">
          <Icon name={fine ? "check" : "alert"} size={16} />
          {o.selling ? verdictOf(units, differing, o.locale) : words.notLoaded}
        </span>
        {sum !== units.units && (
          <span>{words.notAdding.replace("{sum}", figure(sum)).replace("{units}", figure(units.units))}</span>
        )}
      </p>
    </>
  );
}

function differs(units: Units, part: "sold" | "claimed"): boolean {
  return units.redis !== undefined && units.redis[part] !== units.claims[part];
}

function verdictOf(units: Units, differing: ("sold" | "claimed")[], locale: Locale): string {
  const words = messages[locale].board.sale;
  if (!units.redis) return words.redisAway;
  if (differing.length === 0) return words.agree;
  const what = differing.map((part) =>
    words.differPart
      .replace("{name}", words[part])
      .replace("{redis}", String(units.redis?.[part]))
      .replace("{mysql}", String(units.claims[part])),
  );
  return words.differ.replace("{what}", what.join(locale === "zh" ? "，" : ", "));
}
