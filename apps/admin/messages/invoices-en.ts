import { invoiceStates } from "@kaimu/site/invoice-states";
import type { InvoicesTexts } from "./invoices-zh.ts";

export const invoicesEn: InvoicesTexts = {
  title: "Invoices",
  lead: "What buyers have asked for. Reversed by itself when tickets are given back, and issued anew for the rest; the platform sees to those that failed.",
  back: "Back to settlement",
  requestedAt: "Asked",
  number: "Number",
  redNumber: "Red letter {number}",
  buyer: "Made out to",
  person: "A person (not shown)",
  order: "Order",
  amount: "Amount",
  state: "State",
  all: "All",
  filter: "Show",
  states: invoiceStates.en,
  empty: "No such invoices",
  emptyText: "They appear here once buyers ask for them on their orders.",
};
