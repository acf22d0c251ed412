"use client";
import type { Locale } from "@kaimu/ui";
import { calls } from "../buying/calls.ts";
import { messagesOf } from "../messages/index.ts";
import { InvoiceForm } from "./invoice-form.tsx";

/** Asks for an invoice: to whom it is made out, and where it goes. */
export function AskInvoice({ orderId, amountFen, locale }: { orderId: string; amountFen: number; locale: Locale }) {
  return (
    <InvoiceForm
      button={messagesOf(locale).invoices.ask}
      amountFen={amountFen}
      send={(wish) => calls.invoice.ask.mutate({ orderId, ...wish })}
      locale={locale}
    />
  );
}
