import type { LedgerAccount } from "@kaimu/db";
import type { Context } from "../context.ts";

/** What one kind of account has got and given, in fen, over all whom such an account belongs to. */
export interface AccountTotals {
  account: LedgerAccount;
  debitFen: number;
  creditFen: number;
}

/** The books' totals: over all accounts debits and credits are the same sum. `incomplete` counts transactions that lack entries. */
export interface TrialBalance {
  accounts: AccountTotals[];
  incomplete: number;
}

const all: LedgerAccount[] = [
  ...(["gateway_clearing", "buyer", "organizer_payable", "platform_fee", "agent_commission"] as const),
  ...(["refund", "kept_fees", "goodwill", "coupon_cost", "bank"] as const),
];

type Total = { account: LedgerAccount; fen: unknown };
const sumOf = (totals: Total[], account: LedgerAccount) =>
  Number(totals.find((row) => row.account === account)?.fen ?? 0);

/** Adds up the whole ledger, each side by itself. */
export async function trialBalance(ctx: Pick<Context, "db">): Promise<TrialBalance> {
  const [debits, credits, [lacking]] = await Promise.all([
    ctx.db.$queryRaw<Total[]>`SELECT debit AS account, SUM(amountFen) AS fen FROM ledger_entries GROUP BY debit`,
    ctx.db.$queryRaw<Total[]>`SELECT credit AS account, SUM(amountFen) AS fen FROM ledger_entries GROUP BY credit`,
    ctx.db.$queryRaw<{ n: bigint }[]>`
      SELECT COUNT(*) AS n FROM ledger_transactions t
      WHERE t.legs <> (SELECT COUNT(*) FROM ledger_entries e WHERE e.transactionId = t.id)`,
  ]);
  return {
    accounts: all.map((account) => ({
      account,
      debitFen: sumOf(debits, account),
      creditFen: sumOf(credits, account),
    })),
    incomplete: Number(lacking?.n ?? 0),
  };
}
