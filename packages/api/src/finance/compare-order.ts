import type { LedgerDifferenceKind } from "@kaimu/db";
import type { Fen } from "../platform/money.ts";
import type { BooksOfOrder } from "./books-of-orders.ts";

/** What the rooms say of an order's money. */
export interface SaidOfOrder {
  /** What its live lines come to, nothing unless it is paid. */
  liveFen: Fen;
  /** What was kept of lines given back. */
  keptFen: Fen;
  capturedFen: Fen;
  returnedFen: Fen;
  /** What went back over the platform's bank account; returnedFen is what the gateways sent. */
  transferredFen: Fen;
  /** Refunds whose money has not gone back yet. */
  returningFen: Fen;
}

/** Something on which the books and the rooms do not agree. */
export interface Difference {
  what: LedgerDifferenceKind;
  expectedFen: Fen;
  foundFen: Fen;
}

/**
 * Where the books of an order differ from what happened to it. Pure. With all of these equal its money balances: captured less returned and transferred is its
 * live lines and what was kept, less goodwill.
 */
export function compareOrder(said: SaidOfOrder, books: BooksOfOrder): Difference[] {
  const { balance } = books;
  const soldIn = ["organizer_payable", "platform_fee", "agent_commission", "coupon_cost"] as const;
  const sold = soldIn.reduce((sum, account) => sum + balance(account), 0);
  const pairs: [LedgerDifferenceKind, Fen, Fen][] = [
    ["captured", said.capturedFen - said.returnedFen, balance("gateway_clearing")],
    ["transferred", said.transferredFen, -balance("bank")],
    ["returned", said.returningFen, -balance("refund")],
    ["sold", said.liveFen, -sold],
    ["kept", said.keptFen, -balance("kept_fees")],
    ["buyer", 0, balance("buyer")],
    ["legs", 0, books.missingLegs],
  ];
  return pairs.flatMap(([what, expectedFen, foundFen]) =>
    // Nought and minus nought are the same.
    expectedFen - foundFen === 0 ? [] : [{ what, expectedFen, foundFen }],
  );
}
