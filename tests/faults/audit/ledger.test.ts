import { expect, test } from "vitest";
import { trialBalance } from "./ledger.ts";
import { givesBack, isGiven } from "./money-stories.fixture.ts";
import { smallSale, tells } from "./planted.fixture.ts";
import { post, unpost } from "./small-sale-books.fixture.ts";

smallSale();

tells("ledger", [
  [
    "a transaction without its entries",
    ({ sql }) =>
      sql(
        "DELETE e FROM ledger_entries e JOIN ledger_transactions t ON t.id = e.transactionId WHERE t.kind = 'order_paid'",
      ),
  ],
  ["a payment that is not in the books", ({ sql, id }) => unpost(sql, { orderId: id.sold, fact: "payment_succeeded" })],
  ["a refund that is not in the books", ({ sql, id }) => unpost(sql, { orderId: id.expired, fact: "refund_settled" })],
  [
    "a payment that was posted twice",
    ({ sql, id }) =>
      post(sql, id, { orderId: id.sold, fact: "payment_succeeded", moves: ["gateway_clearing > buyer 100"] }),
  ],
  [
    "money that another merchant account is said to hold",
    ({ sql, id }) => sql("UPDATE ledger_entries SET debitOf = ? WHERE debit = 'gateway_clearing'", [id.organizer]),
  ],
  [
    "what was kept of a ticket that the books do not know of",
    async (sale) => {
      await givesBack(sale);
      await sale.sql("UPDATE ledger_entries SET credit = 'organizer_payable' WHERE credit = 'kept_fees'");
    },
  ],
  [
    "goodwill that the organizer pays in the books",
    async (sale) => {
      await isGiven(sale);
      await sale.sql("UPDATE ledger_entries SET debit = 'organizer_payable' WHERE debit = 'goodwill'");
    },
  ],
]);

test("a trial balance has each account's side, and all of them together come to nought", () => {
  const entry = (debit: string, credit: string, amountFen: number) => ({
    ...{ transactionId: "t", debit, debitOf: "d", credit, creditOf: "c", amountFen },
  });
  const entries = [entry("gateway_clearing", "buyer", 100), entry("buyer", "organizer_payable", 100)];
  expect(trialBalance({ entries })).toEqual({
    ...{ accounts: { gateway_clearing: 100, buyer: 0, organizer_payable: -100 }, turnover: 200, difference: 0 },
  });
});
