import type { Refund, Trade } from "./books.ts";
import type { Sandbox } from "./sandbox.ts";

const DAY = 86_400_000;

/** What one vendor's bill of a Beijing day ("2026-12-24") tells of. "no day": it is none; "not over": there is no bill yet. */
export function tradesOfDay(
  sandbox: Sandbox,
  vendor: "alipay" | "wechat",
  day: string,
): { paid: Trade[]; refunds: { refund: Refund; trade: Trade }[] } | "no day" | "not over" {
  const from = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T00:00:00+08:00`) : Number.NaN;
  if (Number.isNaN(from)) return "no day";
  if (from + DAY > sandbox.now()) return "not over";
  const within = [vendor, from, from + DAY] as const;
  const paid = sandbox.books
    .prepare("SELECT * FROM trade WHERE vendor = ? AND paid_at >= ? AND paid_at < ? ORDER BY paid_at")
    .all(...within) as Trade[];
  const refunds = sandbox.books
    .prepare(
      `SELECT refund.* FROM refund JOIN trade USING (out_trade_no)
       WHERE trade.vendor = ? AND refunded_at >= ? AND refunded_at < ? ORDER BY refunded_at`,
    )
    .all(...within) as Refund[];
  const tradeOf = sandbox.books.prepare("SELECT * FROM trade WHERE out_trade_no = ?");
  return {
    paid,
    refunds: refunds.map((refund) => ({ refund, trade: tradeOf.get(refund.out_trade_no) as Trade })),
  };
}
