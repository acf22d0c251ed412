import type { CouponRow } from "@kaimu/api";
import { formatMoney, formatShowTime, type Locale } from "@kaimu/ui";
import type { ReactNode } from "react";
import { ListTable } from "../list-table.tsx";
import { couponWords } from "./words.ts";

/** Coupons with how many of each are used; `stop` is the button for one that may still be used. */
export function CouponTable({
  coupons,
  all,
  stop,
  locale,
}: {
  coupons: CouponRow[];
  /** What those are for that are for no event alone. */
  all: string;
  stop: (coupon: CouponRow) => ReactNode;
  locale: Locale;
}) {
  const words = couponWords[locale];
  const time = (at: Date) => formatShowTime({ at, timeZone: "Asia/Shanghai", locale });
  const titleOf = (one: { title: string; titleEn: string }) => (locale === "zh" ? one.title : one.titleEn || one.title);
  const mayStop = ({ state }: CouponRow) => state !== "stopped" && state !== "over";
  return (
    <ListTable
      rows={coupons}
      empty={words.empty}
      emptyText={words.emptyText}
      columns={[
        { head: words.code, cell: (row) => <span className="font-mono">{row.code}</span> },
        {
          head: words.title,
          cell: (row) => (
            <span className="grid min-w-0">
              {titleOf(row)}
              <span className="text-ink-3">{row.event ? titleOf(row.event) : all}</span>
            </span>
          ),
        },
        { head: words.rule, cell: (row) => ruleOf(row, locale) },
        {
          head: words.window,
          cell: (row) => (
            <span className="grid min-w-0 text-ink-2">
              <span>{time(row.validFrom)}</span>
              <span>– {time(row.validUntil)}</span>
            </span>
          ),
        },
        {
          head: words.usedOf,
          cell: (row) => (
            <span className="grid min-w-0">
              {row.used.toLocaleString("en-US")} / {row.pieces.toLocaleString("en-US")}
              <span className="text-ink-3">{words.each(row.perAccount)}</span>
            </span>
          ),
          figures: true,
        },
        {
          head: words.state,
          cell: (row) => (
            <span className="flex flex-wrap items-center gap-3">
              <span className={row.state === "open" ? "text-good" : "text-ink-2"}>{words.states[row.state]}</span>
              {mayStop(row) && stop(row)}
            </span>
          ),
        },
      ]}
    />
  );
}

function ruleOf(row: CouponRow, locale: Locale): string {
  const words = couponWords[locale];
  const off =
    row.kind === "amount_off"
      ? words.ruleAmount(formatMoney(row.amountFen ?? 0))
      : words.rulePercent(row.percent ?? 0, formatMoney(row.capFen ?? 0));
  const minimum = row.minimumFen > 0 ? words.fromSum(formatMoney(row.minimumFen)) : "";
  return [off, minimum].filter(Boolean).join(locale === "zh" ? "，" : ", ");
}
