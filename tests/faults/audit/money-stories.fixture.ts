import { newId } from "@kaimu/api";
import type { SmallSale } from "./small-sale.fixture.ts";
import { post, unpost } from "./small-sale-books.fixture.ts";

/** Ann gives her ticket back: 20 of her 100 fen are kept, 80 went back; her place is on sale again tomorrow. */
export async function givesBack({ sql, id, outside, trade, back }: SmallSale): Promise<void> {
  const refundId = newId();
  await sql("UPDATE orders SET state = 'refunded' WHERE id = ?", [id.sold]);
  await sql(
    "INSERT INTO order_transitions (orderId, `from`, toState, reason) VALUES (?, 'paid', 'refunded', 'given back')",
    [id.sold],
  );
  await sql("UPDATE order_lines SET state = 'refunded', keptFen = 20, refundId = ? WHERE id = ?", [refundId, id.sold]);
  await sql("UPDATE unit_claims SET freeAt = NOW(3) + INTERVAL 1 DAY WHERE orderId = ?", [id.sold]);
  await sql("UPDATE tickets SET state = 'void'");
  await refund(sql, { refundId, orderId: id.sold, number: "r-back", fen: 80, reason: "buyer_return" });
  outside.trades[0] = trade("t-sold", { refunds: [back("r-back", 80)] });
  const orderId = id.sold;
  await post(sql, id, {
    ...{ orderId, fact: "lines_refunded" },
    moves: ["organizer_payable > buyer 100", "buyer > kept_fees 20", "buyer > refund 80"],
  });
  await post(sql, id, { orderId, fact: "refund_settled", moves: ["refund > gateway_clearing 80"] });
}

/** An operator gives Ann 30 fen of what she paid. */
export async function isGiven({ sql, id, outside, trade, back }: SmallSale): Promise<void> {
  const refundId = newId();
  await sql(
    "INSERT INTO goodwill_gifts (id, orderId, amountFen, why, state, askedBy, refundId) VALUES (?, ?, 30, 'rain', 'granted', ?, ?)",
    [newId(), id.sold, newId(), refundId],
  );
  await refund(sql, { refundId, orderId: id.sold, number: "g-gift", fen: 30, reason: "goodwill" });
  outside.trades[0] = trade("t-sold", { refunds: [back("g-gift", 30)] });
  await post(sql, id, { orderId: id.sold, fact: "goodwill_granted", moves: ["goodwill > refund 30"] });
  await post(sql, id, { orderId: id.sold, fact: "refund_settled", moves: ["refund > gateway_clearing 30"] });
}

/** The gateway cannot pay Eve's money out, and says so: it is with an operator now. */
export async function cannotBePaidOut({ sql, id, outside, trade, back }: SmallSale): Promise<void> {
  await sql("UPDATE refunds SET state = 'failed', detail = 'ABNORMAL' WHERE outRefundNo = 'r-expired'");
  outside.trades[1] = trade("t-expired", { refunds: [back("r-expired", 100, "ABNORMAL")] });
  await unpost(sql, { orderId: id.expired, fact: "refund_settled" });
}

/** The gateway took 90 fen of Eve where 100 were asked for; they went back. */
export async function wrongSum({ sql, id, outside, trade, back }: SmallSale): Promise<void> {
  await sql("UPDATE payments SET paidFen = 90 WHERE orderId = ?", [id.expired]);
  await sql("UPDATE refunds SET amountFen = 90, reason = 'wrong_amount' WHERE orderId = ?", [id.expired]);
  await sql(
    "UPDATE ledger_entries e JOIN ledger_transactions t ON t.id = e.transactionId SET e.amountFen = 90 WHERE t.orderId = ?",
    [id.expired],
  );
  outside.trades[1] = trade("t-expired", { amount: 90, refunds: [back("r-expired", 90)] });
}

/** One more refund of ours. */
export async function refund(
  sql: SmallSale["sql"],
  o: { refundId?: string; orderId: string; number: string; fen: number; reason: string; state?: string },
): Promise<void> {
  const { refundId = newId(), orderId, number, fen, reason, state = "succeeded" } = o;
  await sql(
    "INSERT INTO refunds (id, paymentId, orderId, outRefundNo, amountFen, state, reason) VALUES (?, ?, ?, ?, ?, ?, ?)",
    [refundId, orderId, orderId, number, fen, state, reason],
  );
}
