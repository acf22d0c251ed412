import type { InvoiceStory } from "../finance/index.ts";
import { type Moment, when } from "./moment.ts";

/** Every moment of an order's invoices. Pure. */
export function momentsOfInvoices(invoices: InvoiceStory[]): Moment[] {
  return invoices.flatMap(ofInvoice);
}

function ofInvoice(one: InvoiceStory): Moment[] {
  const { amountFen, number, redNumber } = one;
  return [
    ...when(one.requestedAt, {
      ...{ what: "invoice_requested", by: one.isRemainder ? "system" : "buyer" },
      facts: { amountFen },
    }),
    ...one.moments.map((moment) => ofMoment(moment, one)),
    ...when(one.issuedAt, { what: "invoice_issued", by: "system", facts: { amountFen, number } }),
    // One that was called off before it was issued has no number.
    ...when(one.reversedAt, { what: "invoice_reversed", by: "system", facts: { amountFen, number: redNumber } }),
  ];
}

function ofMoment(moment: InvoiceStory["moments"][number], { amountFen }: InvoiceStory): Moment {
  const { at, what, detail, operatorId } = moment;
  const by = what === "tried_again" ? "operator" : what === "corrected" ? "buyer" : "system";
  return { at, what: `invoice_${what}`, by, operatorId, facts: { amountFen, detail } };
}
