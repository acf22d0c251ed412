import type { BillLineState } from "@kaimu/db";
import type { Fen } from "../../platform/money.ts";

/** One line of a gateway's bill: money that came in for a trade, or went back. */
export interface BillLine {
  kind: "payment" | "refund";
  outTradeNo: string;
  /** Of a refund, our number of it. */
  outRefundNo?: string;
  gatewayTradeNo: string;
  /** Always positive. */
  amountFen: Fen;
  /** Of a refund: whether the money was back when the bill was made. */
  state: BillLineState;
}

/**
 * A bill's rows by the names of its columns: vendors add columns, and move them. The heading is the first row that has all `needed` names;
 * what stands before it is left out. Cells lose the marks vendors put around them (WeChat's backtick, Alipay's tab).
 */
export function billRows(text: string, needed: string[]): Record<string, string>[] {
  const rows = text.split(/\r?\n/).map((row) => row.split(",").map((cell) => cell.replace(/^\uFEFF?`?/, "").trim()));
  const at = rows.findIndex((row) => needed.every((name) => row.includes(name)));
  const names = rows[at];
  if (!names) throw new Error(`a bill without the columns ${needed.join(", ")}`);
  return rows
    .slice(at + 1)
    .filter((row) => row.length === names.length)
    .map((row) => Object.fromEntries(names.map((name, place) => [name, row[place] ?? ""])));
}
