import type { Evidence } from "./audit/evidence.ts";
import { trialBalance } from "./audit/ledger.ts";
import type { Site } from "./site.ts";

/** The ledger's trial balance as it stands, and what the product says when an operator has it compare its books with its rooms. */
export async function checkBooks(
  operator: Site,
  { tables }: Evidence,
): Promise<{ lines: string[]; findings: string[] }> {
  const { accounts, turnover, difference } = trialBalance(tables);
  const each = Object.entries(accounts).map(([account, fen]) => `${account} ${fen}`);
  const check = await operator.tell<{ orders: number; differences: number }>("finance.check", {});
  const said = check.ok ? `${check.data.orders} orders, ${check.data.differences} differences` : check.code;
  return {
    lines: [
      `ledger: ${tables.posted.length} transactions, ${turnover} fen moved, trial balance ${difference} (${each.join(", ")}); its own check: ${said}`,
    ],
    findings: check.ok && check.data.differences === 0 ? [] : [`the product's own check of its books says: ${said}`],
  };
}
