import type { Locale } from "@kaimu/site/locale";
import { Icon } from "@kaimu/ui";
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
  means: string;
  history: number[];
  tone?: NumberTone;
  stale: boolean;
  locale: Locale;
}) {
  const tone = o.tone ?? "plain";
  const words = messages[o.locale].overview;
  const verdict = { plain: undefined, fine: words.fine, warn: words.attention, bad: words.wrong }[tone];
  const quiet = tone === "plain" || tone === "fine" ? "text-ink-2" : "";
  return (
    <section className={`grid content-between gap-3 p-5 ${looks[tone]}`}>
      <div className="flex items-baseline justify-between gap-3">
        <h2 className="font-semibold">{o.label}</h2>
        {verdict && (
          <span
            className={`inline-flex items-center gap-1.5 text-sm font-semibold ${tone === "fine" ? "text-good" : ""}`}
          >
            <Icon name={tone === "fine" ? "check" : "alert"} size={16} className="self-center" />
            {verdict}
          </span>
        )}
      </div>
      <p className={`tabular text-6xl leading-none font-bold tracking-tight ${o.stale ? "opacity-60" : ""}`}>
        {o.value}
      </p>
      <Trend history={o.history} locale={o.locale} />
      <p className={`text-sm ${quiet}`}>{o.means}</p>
    </section>
  );
}
