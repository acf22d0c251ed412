import { invoiceStates } from "@kaimu/site/invoice-states";
import type { InvoicesTexts } from "./invoices-zh.ts";

export const invoicesEn: InvoicesTexts = {
  title: "Invoices",
  requestedAt: "Asked",
  number: "Number",
  redNumber: "Red letter {number}",
  buyer: "Made out to",
  person: "A person (not shown)",
  order: "Order",
  amount: "Amount",
  state: "State",
  states: invoiceStates.en,
  toCorrect: "Waits for the buyer to correct title or tax number",
  corrected: "Corrected by the buyer",
  empty: "No such invoices",
  tryAgain: "Try again",
  tryAgainAsk: "Submit this invoice of {amount} again?",
  tryAgainText: "It is submitted under the same serial; should it have been done after all, it is not done twice.",
  cancel: "Back",
};
