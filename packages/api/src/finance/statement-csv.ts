import { type Cell, csvFile } from "../platform/csv.ts";
import { fenToYuan } from "../platform/money.ts";
import { localTime } from "../platform/show-time.ts";
import type { PayoutOfStatement } from "./payouts/payouts-in.ts";
import type { StatementRow, Sums } from "./statement.ts";

const heads = [
  ...["日期 Day", "时区 Zone", "项目 Event", "场次 Performance", "场馆 Venue", "场次编号 Performance ID"],
  ...["售出张数 Sold", "销售额 Sales (CNY)", "退票张数 Returned", "退票金额 Returns (CNY)"],
  ...["平台服务费 Platform fee (CNY)", "退票手续费 Kept fees (CNY)", "应结金额 Due (CNY)"],
];

/** A statement as CSV: a row a day and performance, then the total, then what was paid out in its days. */
export function statementCsv(
  rows: readonly StatementRow[],
  totals: Sums,
  payouts: readonly PayoutOfStatement[],
): string {
  return csvFile([
    heads,
    ...rows.map((row) => [
      ...[row.day, row.showing?.timeZone ?? "", row.showing?.title ?? ""],
      row.showing ? localTime(row.showing.startsAt, row.showing.timeZone) : "",
      ...[row.showing?.venue ?? "", row.performanceId],
      ...figures(row),
    ]),
    ["合计 Total", "", "", "", "", "", ...figures(totals)],
    ...payouts.map((one) => [
      ...[one.paidOn, "", `平台付款 Payout ${one.bankReference}`, `${one.fromDay ?? ""} – ${one.toDay}`],
      ...["", "", "", "", "", "", "", "", yuan(-one.amountFen)],
    ]),
  ]);
}

/** Yuan with two places, as a number: a spreadsheet adds it up. */
const yuan = (fen: number): Cell => ({ number: fenToYuan(fen) });

function figures(sums: Sums): Cell[] {
  return [
    ...[sums.ticketsSold, yuan(sums.soldFen), sums.ticketsReturned, yuan(sums.returnedFen)],
    ...[yuan(sums.feeFen), yuan(sums.keptFen), yuan(sums.dueFen)],
  ];
}
