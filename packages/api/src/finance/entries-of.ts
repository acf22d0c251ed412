import type { LedgerAccount } from "@kaimu/db";
import type { Fen } from "../platform/money.ts";
import type { LedgerFact, SoldLine } from "./facts.ts";

/** An account: what for, and whose. */
export interface Account {
  account: LedgerAccount;
  of: string;
}

/** A movement: `debit` gains what `credit` gives. */
export interface Entry {
  debit: Account;
  credit: Account;
  amountFen: Fen;
  orderLineId: string | null;
  performanceId: string;
}

/** The platform's part of the price of each line, by the line's id. */
export type FeeOfLine = ReadonlyMap<string, Fen>;

/**
 * The entries of a fact. Pure. Money that came in is owed to its buyer until an order uses it; a paid order owes it to organizer and platform;
 * what is given back is owed to the buyer again, less what is kept, and then to the gateway that pays it out. Facts of one
 * moment together leave a buyer's account at nought, and `refund` shows what is on its way back. A movement of nothing is left out.
 */
export function entriesOf(fact: LedgerFact, feeOf: FeeOfLine): Entry[] {
  const { order } = fact;
  const buyer: Account = { account: "buyer", of: order.accountId };
  const refund: Account = { account: "refund", of: order.accountId };
  const platform = (account: LedgerAccount): Account => ({ account, of: "platform" });
  const ofOrganizer = (account: LedgerAccount): Account => ({ account, of: order.organizerId });
  const gateway = (merchantAccountId: string): Account => ({ account: "gateway_clearing", of: merchantAccountId });
  /** Nothing for nothing; a negative sum moves the other way. */
  const move = (debit: Account, credit: Account, amountFen: Fen, line?: SoldLine): Entry[] => {
    if (amountFen === 0) return [];
    if (amountFen < 0) return move(credit, debit, -amountFen, line);
    const performanceId = line?.performanceId ?? order.performanceId;
    return [{ debit, credit, amountFen, orderLineId: line?.id ?? null, performanceId }];
  };
  /** What a line was sold for, to those it is owed to. */
  const sale = (line: SoldLine): Entry[] => {
    const fee = feeOf.get(line.id) ?? 0;
    return [
      ...move(buyer, ofOrganizer("organizer_payable"), line.amountFen - fee, line),
      ...move(buyer, platform("platform_fee"), fee, line),
    ];
  };

  switch (fact.kind) {
    case "payment_succeeded":
      return move(gateway(fact.merchantAccountId), buyer, fact.amountFen);
    case "order_paid":
      return fact.lines.flatMap(sale);
    case "refund_requested":
      return move(buyer, refund, fact.amountFen);
    case "lines_refunded":
      return fact.lines.flatMap((line) => [
        ...sale(line).map((entry) => ({ ...entry, debit: entry.credit, credit: entry.debit })),
        ...move(buyer, ofOrganizer("kept_fees"), line.keptFen, line),
        ...move(buyer, platform("goodwill"), line.goodwillFen ?? 0, line),
        ...move(buyer, refund, line.amountFen - line.keptFen - (line.goodwillFen ?? 0), line),
      ]);
    case "goodwill_granted":
      return move(platform("goodwill"), refund, fact.amountFen);
    case "refund_settled":
      return move(refund, fact.merchantAccountId ? gateway(fact.merchantAccountId) : platform("bank"), fact.amountFen);
  }
}
