import { durable } from "../../platform/durable.ts";
import { issueInvoice, noteNotIssued } from "./issue-invoice.ts";
import { noteNotReversed, reverseInvoice } from "./reverse-invoice.ts";

const issueInvoiceJob = durable({
  id: "issue-invoice",
  on: "invoice/requested",
  limit: 5,
  run: ({ ctx, data, step }) => step.run("issue", () => issueInvoice(ctx, data.invoiceId)),
  onFailed: ({ ctx, data, error }) => noteNotIssued(ctx, { ...data, detail: error.message }),
});

const reverseInvoiceJob = durable({
  id: "reverse-invoice",
  on: "invoice/reversal.requested",
  limit: 5,
  run: ({ ctx, data, step }) => step.run("reverse", () => reverseInvoice(ctx, data.invoiceId)),
  onFailed: ({ ctx, data, error }) => noteNotReversed(ctx, { ...data, detail: error.message }),
});

export const invoiceJobs = [issueInvoiceJob, reverseInvoiceJob];
