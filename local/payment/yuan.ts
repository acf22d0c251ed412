// Alipay writes money as a string of yuan with at most two decimals; the books keep integer fen, and no float ever stands in between.

const YUAN = /^(0|[1-9]\d{0,8})(?:\.(\d{1,2}))?$/;
const MOST = 10_000_000_000;

/** Fen of a yuan string such as "1280.00"; undefined when it is not one, or outside the vendor's 0.01 … 100000000.00. */
export function fenOf(yuan: unknown): number | undefined {
  const match = YUAN.exec(typeof yuan === "number" ? String(yuan) : typeof yuan === "string" ? yuan : "");
  if (!match) return undefined;
  const fen = Number(match[1]) * 100 + Number((match[2] ?? "").padEnd(2, "0"));
  return fen >= 1 && fen <= MOST ? fen : undefined;
}

/** The vendor's string of an amount in fen: 128000 → "1280.00". */
export function yuanOf(fen: number): string {
  return `${Math.trunc(fen / 100)}.${String(fen % 100).padStart(2, "0")}`;
}

/** What a person reads: 128000 → "¥1,280.00". */
export function shownYuan(fen: number): string {
  const [whole = "", cents = ""] = yuanOf(fen).split(".");
  return `¥${whole.replace(/\B(?=(\d{3})+$)/g, ",")}.${cents}`;
}
