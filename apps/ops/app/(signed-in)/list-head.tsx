import type { Locale } from "@kaimu/site/locale";
import Link from "next/link";
import { messages } from "../../messages/index.ts";
import { showingName } from "./say.ts";
import type { Showing } from "./shapes.ts";

/** A list's name, its states to choose from, and the performance it is narrowed to. */
export function ListHead(o: {
  title: string;
  path: string;
  states: Record<string, string>;
  state: string | undefined;
  performanceId: string | undefined;
  showing: Showing | undefined;
  locale: Locale;
}) {
  const words = messages[o.locale].board.lists;
  const href = (state: string | undefined, performanceId: string | undefined) => {
    const query = new URLSearchParams({
      ...(state ? { state } : {}),
      ...(performanceId ? { performance: performanceId } : {}),
    });
    return `${o.path}?${query}`;
  };
  return (
    <header className="grid gap-2 pb-5">
      <h1 className="text-section font-bold">{o.title}</h1>
      {o.performanceId && (
        <p className="flex flex-wrap items-center gap-x-4 text-ink-2">
          {o.showing && (
            <Link href={`/sales/${o.performanceId}`} className="text-accent underline underline-offset-4">
              {words.ofPerformance.replace("{performance}", showingName(o.showing, o.locale))}
            </Link>
          )}
          <Link
            href={href(o.state, undefined)}
            className="inline-flex min-h-touch items-center underline underline-offset-4"
          >
            {words.everything}
          </Link>
        </p>
      )}
      <ul className="flex flex-wrap gap-2">
        {[["", words.all] as const, ...Object.entries(o.states)].map(([state, name]) => (
          <li key={state}>
            <Link
              href={href(state, o.performanceId)}
              aria-current={state === (o.state ?? "") ? "true" : undefined}
              className="inline-flex min-h-touch items-center rounded-control border border-line-strong px-4 text-sm text-ink-2 hover:text-ink aria-[current=true]:border-accent aria-[current=true]:bg-accent-soft aria-[current=true]:text-ink"
            >
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </header>
  );
}
