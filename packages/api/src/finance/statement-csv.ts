import { type Cell, csvFile } from "../platform/csv.ts";
import { fenToYuan } from "../platform/money.ts";
import { localTime } from "../platform/show-time.ts";
import type { PayoutOfStatement } from "./payouts/payouts-in.ts";
import type { StatementRow, Sums } from "./statement.ts";
import { isMoney, type StatementColumns } from "./statement-columns.ts";

const nameHeads = ["日期 Day", "时区 Zone", "项目 Event", "场次 Performance", "场馆 Venue", "场次编号 Performance ID"];

/** A statement as CSV: a row a day and performance, then the total, then what was paid out in its days. */
export function statementCsv(o: {
  columns: StatementColumns;
  rows: readonly StatementRow[];
  totals: Sums;
  payouts: readonly PayoutOfStatement[];
}): string {
  const { figures } = o.columns;
  const figuresOf = (sums: Sums): Cell[] =>
    figures.map((column) => (isMoney(column) ? yuan(sums[column.sum]) : sums[column.sum]));
  return csvFile([
    [...nameHeads, ...figures.map((column) => `${column.zh} ${column.en}${isMoney(column) ? " (CNY)" : ""}`)],
    ...o.rows.map((row) => [
      ...[row.day, row.showing?.timeZone ?? "", row.showing?.title ?? ""],
      row.showing ? localTime(row.showing.startsAt, row.showing.timeZone) : "",
      ...[row.showing?.venue ?? "", row.performanceId],
      ...figuresOf(row),
    ]),
    ["合计 Total", "", "", "", "", "", ...figuresOf(o.totals)],
    ...o.payouts.map((one) => [
      ...[one.paidOn, "", `平台付款 Payout ${one.bankReference}`, `${one.fromDay ?? ""} – ${one.toDay}`, "", ""],
      ...[...figures.slice(1).map(() => ""), yuan(-one.amountFen)],
    ]),
  ]);
}

/** Yuan with two places, as a number: a spreadsheet adds it up. */
const yuan = (fen: number): Cell => ({ number: fenToYuan(fen) });
