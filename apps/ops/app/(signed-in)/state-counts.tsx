import type { Locale } from "@kaimu/site/locale";
import Link from "next/link";

/** How many are in each state, every state named also when it is empty, with its part of the whole as a bar. */
export function StateCounts<State extends string>(o: {
  title: string;
  means: string;
  names: Record<State, string>;
  counts: Record<string, number>;
  stale: boolean;
  locale: Locale;
  /** The list of those in a state. */
  href: (state: State) => string;
}) {
  const states = Object.entries(o.names) as [State, string][];
  const total = Object.values(o.counts).reduce((sum, n) => sum + n, 0);
  const figure = (n: number) => n.toLocaleString(o.locale === "zh" ? "zh-CN" : "en-GB");
  return (
    <section>
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 pb-3">
        <h2 className="flex items-baseline gap-3 text-lg font-bold">
          {o.title}
          <span className={`tabular text-2xl ${o.stale ? "opacity-60" : ""}`}>{figure(total)}</span>
        </h2>
        <p className="text-sm text-ink-2">{o.means}</p>
      </div>
      <dl className="border-t border-line">
        {states.map(([state, name]) => {
          const n = o.counts[state] ?? 0;
          return (
            <div key={state} className="relative flex items-baseline justify-between gap-4 border-b border-line py-3">
              <dt className="text-ink-2">
                <Link href={o.href(state)} className="after:absolute after:inset-0 hover:text-ink hover:underline">
                  {name}
                </Link>
              </dt>
              <dd className={`tabular text-2xl font-semibold ${o.stale ? "opacity-60" : ""}`}>{figure(n)}</dd>
              <span
                aria-hidden="true"
                className="absolute -bottom-px left-0 h-0.5 bg-accent"
                style={{ width: `${total === 0 ? 0 : (n / total) * 100}%` }}
              />
            </div>
          );
        })}
      </dl>
    </section>
  );
}
