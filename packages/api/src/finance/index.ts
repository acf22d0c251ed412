/**
 * Finance: the books, and what is settled by them.
 *
 * Owns ledger_transactions, ledger_entries, fee_agreements, ledger_checks, ledger_differences, invoices, invoice_lines,
 * invoice_moments, payouts, ledger_backfills.
 * Promises: a fact that moves money is in the books once, written in its own transaction and never changed, and every movement is from one
 * account to another; the database refuses anything else. Each night the books are compared with orders, payments and refunds. A line has at
 * most one invoice that stands, and none when it is given back.
 */
export type { LedgerFact, OrderInBooks, ReturnedLine, SoldLine } from "./facts.ts";
export { type IssuedInvoice, issuedInvoice } from "./invoices/issued-invoice.ts";
export { ledgerRows } from "./ledger-rows.ts";
export { partsOfLines } from "./parts-of-lines.ts";
export { post } from "./post.ts";
export { salesOfAgents } from "./sales-of-agents.ts";
export { type BooksStory, storyOfBooks } from "./story-of-books.ts";
export { type InvoiceStory, storyOfInvoices } from "./story-of-invoices.ts";
export { type AccountTotals, type TrialBalance, trialBalance } from "./trial-balance.ts";
