import { newId } from "@kaimu/api";
import { cannotBePaidOut, givesBack, isGiven, refund, wrongSum } from "./money-stories.fixture.ts";
import { leavesAlone, smallSale, tells } from "./planted.fixture.ts";

smallSale();

tells("double_refund", [
  [
    "a refund that the gateway made again under another number",
    ({ outside, trade, back }) => {
      outside.trades[1] = trade("t-expired", { amount: 200, refunds: [back("r-expired", 100), back("r-again", 100)] });
    },
  ],
  [
    "a trade that gave back more than it took",
    ({ outside, trade, back }) => {
      outside.trades[1] = trade("t-expired", { amount: 90, refunds: [back("r-expired", 100)] });
    },
  ],
  [
    "a refund of another sum than ours that is under way at the gateway",
    ({ outside, trade, back }) => {
      outside.trades[0] = trade("t-sold", { refunds: [back("r-stranger", 1, "PROCESSING")] });
    },
  ],
  [
    "two refunds of ours for the same money",
    ({ sql, id }) =>
      refund(sql, { orderId: id.expired, number: "r-more", fen: 100, reason: "order_closed", state: "requested" }),
  ],
  [
    "a ticket given back for more than it cost, less what is kept",
    async (sale) => {
      await givesBack(sale);
      await sale.sql("UPDATE order_lines SET keptFen = 40 WHERE id = ?", [sale.id.sold]);
    },
  ],
  [
    "goodwill that went back and was never given",
    async (sale) => {
      await isGiven(sale);
      await sale.sql("DELETE FROM goodwill_gifts");
    },
  ],
]);

tells("unexplained", [
  [
    "a trade nobody knows",
    ({ outside, trade }) => {
      outside.trades.push(trade("t-unknown"));
    },
  ],
  [
    "a payment the gateway took that we do not count",
    ({ sql, id }) => sql("UPDATE payments SET state = 'closed' WHERE id = ?", [id.expired]),
  ],
  [
    "a payment we count that the gateway never took",
    ({ outside, trade }) => {
      outside.trades[0] = trade("t-sold", { paid_at: null });
    },
  ],
  ["a payment that is another trade", ({ sql }) => sql("UPDATE payments SET gatewayTradeNo = CONCAT('b', outTradeNo)")],
  [
    "a way to pay that stays open when the order is paid another way",
    ({ sql, id }) =>
      sql(
        `INSERT INTO payments (id, orderId, merchantAccountId, gateway, outTradeNo, state, amountFen, expiresAt)
         VALUES (?, ?, ?, 'wechat', 't-other', 'pending', 100, NOW(3))`,
        [newId(), id.sold, id.merchant],
      ),
  ],
  [
    "a refund the gateway made and nobody asked for",
    ({ outside, trade, back }) => {
      outside.trades[0] = trade("t-sold", { refunds: [back("r-stranger", 1)] });
    },
  ],
  [
    "a refund we count that the gateway never made",
    ({ outside, trade }) => {
      outside.trades[1] = trade("t-expired");
    },
  ],
  [
    "a refund we count that is still under way",
    ({ outside, trade, back }) => {
      outside.trades[1] = trade("t-expired", { refunds: [back("r-expired", 100, "PROCESSING")] });
    },
  ],
  ["a refund the gateway made and we still wait for", ({ sql }) => sql("UPDATE refunds SET state = 'requested'")],
  [
    "a refund that has failed without a word",
    async (sale) => {
      await cannotBePaidOut(sale);
      await sale.sql("UPDATE refunds SET detail = NULL");
    },
  ],
  [
    "a refund that has failed though the gateway never refused it",
    async (sale) => {
      await cannotBePaidOut(sale);
      sale.outside.trades[1] = sale.trade("t-expired");
    },
  ],
  [
    "a refund for an ended order of more than was paid for it",
    ({ sql }) => sql("UPDATE refunds SET amountFen = 101 WHERE reason = 'order_closed'"),
  ],
  ["a refund for a wrong sum that was right", ({ sql }) => sql("UPDATE refunds SET reason = 'wrong_amount'")],
  [
    "a refund for tickets of which none was given back",
    ({ sql }) => sql("UPDATE refunds SET reason = 'buyer_return' WHERE reason = 'order_closed'"),
  ],
  [
    "a ticket that was given back for nothing",
    async (sale) => {
      await givesBack(sale);
      await sale.sql("DELETE FROM refunds WHERE outRefundNo = 'r-back'");
    },
  ],
  [
    "goodwill that was granted and never paid",
    async (sale) => {
      await isGiven(sale);
      await sale.sql("UPDATE goodwill_gifts SET refundId = NULL");
    },
  ],
]);

leavesAlone([
  ["a ticket given back, with a part of its price kept, whose place is on sale tomorrow", givesBack],
  ["goodwill", isGiven],
  ["money that the gateway cannot pay out and an operator has", cannotBePaidOut],
  ["a wrong sum that went back", wrongSum],
]);
