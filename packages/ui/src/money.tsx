import type { Locale } from "./locale.ts";

/** Fen as people read them: 128000 is ¥1,280, 128050 is ¥1,280.50. */
export function formatMoney(fen: number, currency = "CNY"): string {
  const sign = fen < 0 ? "-" : "";
  const whole = Math.floor(Math.abs(fen) / 100).toLocaleString("en-US");
  const rest = Math.abs(fen) % 100;
  return `${sign}${currency === "CNY" ? "¥" : `${currency} `}${whole}${rest ? `.${String(rest).padStart(2, "0")}` : ""}`;
}

/** A sum in fen with tabular figures. `from` says that it is the lowest of several: "¥380 起", "from ¥380". */
export function Money({ fen, from, className = "" }: { fen: number; from?: Locale | undefined; className?: string }) {
  return (
    <span className={`tabular whitespace-nowrap ${className}`}>
      {from === "en" && <span className="text-[0.75em] font-normal text-ink-3">from </span>}
      {formatMoney(fen)}
      {from === "zh" && <span className="text-[0.75em] font-normal text-ink-3"> 起</span>}
    </span>
  );
}
