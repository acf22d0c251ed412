import type { Book } from "./books.ts";
import type { Evidence } from "./evidence.ts";
import { byKey, groupBy } from "./grouping.ts";
import type { RefundRow } from "./rows.ts";

/** What an order's money comes to, in fen: by our rows, and by the gateways' books. */
export interface MoneyOfOrder {
  /** What its live lines cost; nothing unless it is paid. */
  liveFen: number;
  /** What was kept of lines that were given back. */
  keptFen: number;
  /** What operators have given beyond the rule. */
  givenFen: number;
  /** What has to go back by our refunds and has not gone yet; and of that, what a gateway will never send and a person sees to. */
  waitingFen: number;
  withOperatorFen: number;
  /** What went back another way than through a gateway. */
  otherWayFen: number;
  /** What gateways took, and what they gave back. */
  capturedFen: number;
  returnedFen: number;
}

/** The money of each order. */
export function moneyOfOrders({ tables, books }: Evidence): Map<string, MoneyOfOrder> {
  const linesOf = groupBy(tables.lines, (row) => row.orderId);
  const paymentsOf = groupBy(tables.payments, (row) => row.orderId);
  const refundsOf = groupBy(tables.refunds, (row) => row.orderId);
  const giftsOf = groupBy(tables.gifts, (row) => row.orderId);
  const tradeOf = new Map(tables.payments.map(({ id, outTradeNo }) => [id, books.get(outTradeNo)]));
  return new Map(
    tables.orders.map(({ id, state }) => {
      const lines = linesOf.get(id) ?? [];
      const refunds = refundsOf.get(id) ?? [];
      const trades = (paymentsOf.get(id) ?? []).flatMap((row) => books.get(row.outTradeNo) ?? []);
      const waiting = refunds.filter((refund) => refund.state !== "succeeded");
      const otherWay = refunds.filter((refund) => refund.state === "succeeded" && refund.method !== "original_way");
      return [
        id,
        {
          liveFen: state === "paid" ? sum(lines.map((row) => (row.state === "live" ? row.amountFen : 0))) : 0,
          keptFen: sum(lines.map((row) => (row.state === "refunded" ? (row.keptFen ?? 0) : 0))),
          givenFen: sum((giftsOf.get(id) ?? []).map((gift) => (gift.state === "granted" ? gift.amountFen : 0))),
          waitingFen: sum(waiting.map((row) => row.amountFen)),
          withOperatorFen: sum(
            waiting.map((row) => (isWithOperator(row, tradeOf.get(row.paymentId)) ? row.amountFen : 0)),
          ),
          otherWayFen: sum(otherWay.map((row) => row.amountFen)),
          capturedFen: sum(trades.map((trade) => (trade.paid ? trade.amount : 0))),
          returnedFen: sum(trades.map((trade) => trade.refunded)),
        },
      ];
    }),
  );
}

/** A refund that its gateway has taken on and cannot pay out: we say so too, with its word, and a person finds another way. */
export function isWithOperator(refund: RefundRow, trade: Book | undefined): boolean {
  const made = byKey(trade?.refunds ?? [], (one) => one.outRefundNo).get(refund.outRefundNo);
  return refund.state === "failed" && refund.detail !== null && made?.state === "ABNORMAL";
}

export const sum = (amounts: number[]) => amounts.reduce((total, fen) => total + fen, 0);
