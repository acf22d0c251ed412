"use client";
import type { Locale } from "@kaimu/ui";
import { calls } from "../buying/calls.ts";
import { messagesOf } from "../messages/index.ts";
import type { InvoiceView } from "../reading/answers.ts";
import { InvoiceForm } from "./invoice-form.tsx";

/** Corrects an invoice whose title or tax number was refused, and asks for it once more. */
export function CorrectInvoice({ invoice, locale }: { invoice: InvoiceView; locale: Locale }) {
  const { id: invoiceId, kind, title, taxNumber, mail, amountFen } = invoice;
  return (
    <InvoiceForm
      button={messagesOf(locale).invoices.correct}
      amountFen={amountFen}
      start={{ kind, title, taxNumber, mail }}
      send={(wish) => calls.invoice.correct.mutate({ invoiceId, ...wish })}
      locale={locale}
    />
  );
}
