import type { LedgerAccount } from "@kaimu/db";
import type { Fen } from "../platform/money.ts";
import type { LedgerFact, ReturnedLine, SoldLine } from "./facts.ts";

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

/** What others than the organizer have of the price of each line, by the line's id: the platform, and the agent that has sold it. */
export interface PartsOfLines {
  feeOf: ReadonlyMap<string, Fen>;
  commissionOf: ReadonlyMap<string, Fen>;
}

/**
 * The entries of a fact. Pure. Money that came in is owed to its buyer until an order uses it; a paid order owes it to organizer, platform
 * and agent; what is given back is owed to the buyer again, less what is kept, and then to the gateway that pays it out. Facts of one
 * moment together leave a buyer's account at nought, and `refund` shows what is on its way back. A movement of nothing is left out.
 */
export function entriesOf(fact: LedgerFact, { feeOf, commissionOf }: PartsOfLines): Entry[] {
  const { order } = fact;
  const buyer: Account = { account: "buyer", of: order.accountId };
  const refund: Account = { account: "refund", of: order.accountId };
  const platform = (account: LedgerAccount): Account => ({ account, of: "platform" });
  const ofOrganizer = (account: LedgerAccount): Account => ({ account, of: order.organizerId });
  const agent: Account = { account: "agent_commission", of: order.agentId ?? "" };
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
    if (line.kind === "discount") return discount(line);
    const fee = feeOf.get(line.id) ?? 0;
    const commission = commissionOf.get(line.id) ?? 0;
    return [
      ...move(buyer, ofOrganizer("organizer_payable"), line.amountFen - fee - commission, line),
      ...move(buyer, platform("platform_fee"), fee, line),
      ...move(buyer, agent, commission, line),
    ];
  };

  /** What its buyer does not pay costs whoever bears it. An organizer has it taken from what it is owed at once; the platform does not get it from anybody. */
  const discount = (line: SoldLine): Entry[] => {
    const cost: Account = { account: "coupon_cost", of: line.fundedBy ?? order.organizerId };
    const ownCost = cost.of === "platform" ? [] : move(cost, ofOrganizer("organizer_payable"), line.amountFen, line);
    return [...move(buyer, cost, line.amountFen, line), ...ownCost];
  };
  /** What has to go back of a ticket: what was paid for it, less what is kept and what its buyer has had before. */
  const back = (line: ReturnedLine, lines: readonly ReturnedLine[]): Fen =>
    lines.reduce((sum, one) => sum + (one.ofLineId === line.id ? one.amountFen : 0), line.amountFen) -
    line.keptFen -
    (line.goodwillFen ?? 0);

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
        ...(line.ofLineId ? [] : move(buyer, refund, back(line, fact.lines), line)),
      ]);
    case "goodwill_granted":
      return move(platform("goodwill"), refund, fact.amountFen);
    case "refund_settled":
      return move(refund, fact.merchantAccountId ? gateway(fact.merchantAccountId) : platform("bank"), fact.amountFen);
  }
}
