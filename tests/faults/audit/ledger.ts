import type { Evidence } from "./evidence.ts";
import { groupBy } from "./grouping.ts";
import { type MoneyOfOrder, moneyOfOrders } from "./money-of-orders.ts";
import type { EntryRow, PostedRow, Tables } from "./rows.ts";

/** The books say what happened: whole transactions, for each order what its lines and the gateways' own books say, for each merchant account the same. */
export function* ledger(evidence: Evidence): Generator<string> {
  const { tables } = evidence;
  const entriesOf = groupBy(tables.entries, (row) => row.transactionId);
  for (const { id, fact, legs } of tables.posted) {
    const there = entriesOf.get(id)?.length ?? 0;
    if (there !== legs) yield `transaction ${fact} has ${there} entries of ${legs}`;
  }
  const { difference } = trialBalance(tables);
  if (difference !== 0) yield `debits and credits differ by ${difference} fen`;
  yield* ordersInBooks(evidence, entriesOf);
  yield* clearing(evidence);
}

/** What stands on each side of the whole ledger, every account by itself, in fen. */
export function trialBalance({ entries }: Pick<Tables, "entries">): {
  accounts: Record<string, number>;
  turnover: number;
  difference: number;
} {
  const accounts: Record<string, number> = {};
  let turnover = 0;
  for (const { debit, credit, amountFen } of entries) {
    accounts[debit] = (accounts[debit] ?? 0) + amountFen;
    accounts[credit] = (accounts[credit] ?? 0) - amountFen;
    turnover += amountFen;
  }
  return { accounts, turnover, difference: Object.values(accounts).reduce((sum, fen) => sum + fen, 0) };
}

function* ordersInBooks(evidence: Evidence, entriesOf: Map<string, EntryRow[]>): Generator<string> {
  const postedOf = groupBy(evidence.tables.posted, (row: PostedRow) => row.orderId);
  for (const [orderId, money] of moneyOfOrders(evidence)) {
    const entries = (postedOf.get(orderId) ?? []).flatMap(({ id }) => entriesOf.get(id) ?? []);
    const { accounts } = trialBalance({ entries });
    for (const [what, said, expected] of comparedWith(accounts, money))
      if (said !== expected) yield `order ${orderId} has ${said} fen of ${what} in the books, it should be ${expected}`;
  }
}

/** Whom a sale is owed to, and who bears what its coupon has taken off. */
const soldIn = ["organizer_payable", "platform_fee", "agent_commission", "coupon_cost"];

function comparedWith(accounts: Record<string, number>, money: MoneyOfOrder): [string, number, number][] {
  const of = (account: string) => accounts[account] ?? 0;
  return [
    ["what the gateways hold", of("gateway_clearing"), money.capturedFen - money.returnedFen],
    ["what is owed to its buyer", of("buyer"), 0],
    ["what was sold", 0 - soldIn.reduce((sum, account) => sum + of(account), 0), money.liveFen],
    ["what was kept", 0 - of("kept_fees"), money.keptFen],
    ["goodwill", of("goodwill"), money.givenFen],
    // What is paid out by hand may stand on an account of its own.
    ...(money.otherWayFen > 0
      ? []
      : [["what is to go back", 0 - of("refund"), money.waitingFen] as [string, number, number]]),
  ];
}

/** Each merchant account's clearing account is what its gateway holds for us by its own books. */
function* clearing({ tables, books }: Evidence): Generator<string> {
  const said = new Map<string, number>();
  const add = (account: string, of: string, fen: number) => {
    if (account === "gateway_clearing") said.set(of, (said.get(of) ?? 0) + fen);
  };
  for (const { debit, debitOf, credit, creditOf, amountFen } of tables.entries) {
    add(debit, debitOf, amountFen);
    add(credit, creditOf, -amountFen);
  }
  const held = new Map<string, number>();
  for (const { merchantAccountId, outTradeNo } of tables.payments) {
    const trade = books.get(outTradeNo);
    const net = trade?.paid ? trade.amount - trade.refunded : 0;
    held.set(merchantAccountId, (held.get(merchantAccountId) ?? 0) + net);
  }
  for (const account of new Set([...said.keys(), ...held.keys()])) {
    const [ours, theirs] = [said.get(account) ?? 0, held.get(account) ?? 0];
    if (ours !== theirs) yield `merchant account ${account} holds ${ours} fen by our books, ${theirs} by the gateway's`;
  }
}
