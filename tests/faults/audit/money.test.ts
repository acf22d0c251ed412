import { newId } from "@kaimu/api";
import { givesBack, isGiven } from "./money-stories.fixture.ts";
import { leavesAlone, smallSale, tells } from "./planted.fixture.ts";

smallSale();

const aCoupon = (used: number) =>
  `INSERT INTO coupons (id, code, title, titleEn, kind, amountFen, validFrom, validUntil, pieces, perAccount, used, createdBy)
   VALUES ('drill', 'DRILL5', '券', 'Coupon', 'amount_off', 501, NOW(3), NOW(3) + INTERVAL 1 DAY, 9, 9, ${used}, UUID())`;

tells("lost_paid", [
  [
    "money that came for an order that had ended, and did not go back",
    ({ outside, trade }) => {
      outside.trades = [trade("t-sold"), trade("t-expired")];
    },
  ],
  [
    "money for a trade nobody knows",
    ({ outside, trade }) => {
      outside.trades.push(trade("t-unknown"));
    },
  ],
  [
    "a paid order without its money",
    ({ outside }) => {
      outside.trades.shift();
    },
  ],
  ["a paid order without its ticket", ({ sql }) => sql("DELETE FROM credentials; DELETE FROM tickets")],
  ["a ticket with nothing to show at the gate", ({ sql }) => sql("UPDATE credentials SET state = 'revoked'")],
  ["a buyer who was never told of his tickets", ({ sql }) => sql("DELETE FROM messages")],
  [
    "an order that was promised and forgotten",
    ({ witness, id }) => {
      witness.seen.push({ orderId: newId(), accountId: id.ann, clientKey: "k", units: [2] });
    },
  ],
  [
    "money that was to go back and was forgotten",
    ({ witness, id }) => {
      witness.givenBack.push({ orderId: id.sold, refundId: newId(), backFen: 80 });
    },
  ],
  [
    "a forged callback that was believed",
    ({ witness }) => {
      witness.believed.push("a callback with bad_signature");
    },
  ],
]);

tells("unbalanced", [
  [
    "an order whose lines cost more than was paid",
    ({ sql, id }) => sql("UPDATE order_lines SET amountFen = 101 WHERE id = ?", [id.sold]),
  ],
  [
    "a live line that is not paid for",
    ({ sql, id }) => sql("UPDATE order_lines SET state = 'refunded' WHERE id = ?", [id.sold]),
  ],
  [
    "a payment we count with another sum than the gateway",
    ({ sql, id }) => sql("UPDATE payments SET paidFen = 99 WHERE id = ?", [id.sold]),
  ],
  [
    "a refund the gateway made and nobody asked for",
    ({ outside, trade, back }) => {
      outside.trades[0] = trade("t-sold", { refunds: [back("r-stranger", 1)] });
    },
  ],
  [
    "a refund we count that the gateway never made",
    ({ outside }) => {
      outside.trades[1] = { ...outside.trades[1], refunds: [] } as (typeof outside.trades)[number];
    },
  ],
  ["a refund that went to another trade", ({ sql, id }) => sql("UPDATE refunds SET paymentId = ?", [id.sold])],
  ["a coupon that counts a piece nobody has", ({ sql }) => sql(aCoupon(1))],
  [
    "a piece of a coupon that an order kept although it ended unpaid",
    ({ sql, id }) =>
      sql(
        `${aCoupon(1)}; INSERT INTO coupon_grants (id, couponId, accountId, orderId, nth, usedAt) VALUES (UUID(), 'drill', ?, ?, 1, NOW(3))`,
        [id.eve, id.expired],
      ),
  ],
  [
    "a wrong sum that did not go back",
    ({ outside, trade }) => {
      outside.trades[0] = trade("t-sold", { amount: 90 });
    },
  ],
  [
    "a ticket given back of which nothing was kept, though it should have been",
    async (sale) => {
      await givesBack(sale);
      await sale.sql("UPDATE order_lines SET keptFen = 0 WHERE id = ?", [sale.id.sold]);
    },
  ],
  [
    "goodwill that did not go back",
    async (sale) => {
      await isGiven(sale);
      sale.outside.trades[0] = sale.trade("t-sold");
    },
  ],
  ["a refund of another amount", ({ sql }) => sql("UPDATE refunds SET amountFen = 40")],
]);

tells("refunded_though_in_time", [
  [
    "an order that expired though it was paid in time",
    ({ sql, id }) => sql("UPDATE orders SET expiresAt = '2026-11-25 12:00:01' WHERE id = ?", [id.expired]),
  ],
  [
    "an order that was cancelled by nobody though it was paid in time",
    ({ sql, id }) =>
      sql("UPDATE orders SET state = 'cancelled', expiresAt = '2026-11-25 12:00:01' WHERE id = ?", [id.expired]),
  ],
]);

leavesAlone([
  [
    "a cancelled order that was paid in time",
    async ({ sql, witness, id }) => {
      await sql("UPDATE orders SET state = 'cancelled', expiresAt = '2026-11-25 12:00:01' WHERE id = ?", [id.expired]);
      witness.cancelled.push(id.expired);
    },
  ],
]);
