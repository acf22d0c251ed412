import type { Locale } from "@kaimu/site/locale";
import { Icon } from "@kaimu/ui";
import Link from "next/link";
import { messages } from "../../messages/index.ts";
import { Trend } from "./trend.tsx";

/** plain: a number without a limit · fine, warn, bad: where it stands to its limit. */
export type NumberTone = "plain" | "fine" | "warn" | "bad";

const looks: Record<NumberTone, string> = {
  plain: "bg-sheet text-ink",
  fine: "bg-sheet text-ink",
  warn: "bg-warn-soft text-warn",
  bad: "bg-bad text-paper",
};

/** One number that can be read across a room, with what it means and how it went since the page was opened. */
export function BigNumber(o: {
  label: string;
  value: string;
  unit?: string;
  means: string;
  limit?: string;
  history: number[];
  tone?: NumberTone;
  stale: boolean;
  locale: Locale;
  /** The list behind the number. */
  href?: string;
  className?: string;
}) {
  const tone = o.tone ?? "plain";
  const words = messages[o.locale].overview;
  const verdict = { plain: undefined, fine: words.fine, warn: words.attention, bad: words.wrong }[tone];
  const quiet = tone === "plain" || tone === "fine" ? "text-ink-2" : "";
  return (
    <section
      className={`relative grid min-w-0 grid-rows-[auto_auto_auto_1fr] gap-3 p-4 has-[a:hover]:brightness-125 sm:p-5 ${looks[tone]} ${o.className ?? ""}`}
    >
      <div className="flex flex-wrap items-baseline justify-between gap-x-3">
        <h2 className="font-semibold">
          {o.href ? (
            // The whole number leads to its list; the words name the link.
            <Link
              href={o.href}
              className="after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-3 focus-visible:after:-outline-offset-3 focus-visible:after:outline-current"
            >
              {o.label}
            </Link>
          ) : (
            o.label
          )}
        </h2>
        {verdict && (
          <span
            className={`inline-flex items-center gap-1.5 text-sm font-semibold ${tone === "fine" ? "text-good" : ""}`}
          >
            <Icon name={tone === "fine" ? "check" : "alert"} size={16} className="self-center" />
            {verdict}
          </span>
        )}
      </div>
      <p
        className={`tabular text-5xl leading-none sm:text-6xl font-bold tracking-tight ${o.stale ? "opacity-60" : ""}`}
      >
        {o.value}
        {o.unit && <span className="pl-1.5 text-2xl font-semibold tracking-normal">{o.unit}</span>}
      </p>
      <Trend history={o.history} locale={o.locale} />
      <p className={`text-xs sm:text-sm ${quiet}`}>
        {o.means}
        {o.limit && <span className="block">{o.limit}</span>}
      </p>
    </section>
  );
}
