import type { InvoiceKind } from "@kaimu/db";
import type { Fen } from "../../platform/money.ts";

/** What is to be issued. The serial is ours: the same one is the same invoice, however often it is asked for. */
export interface InvoiceToIssue {
  serial: string;
  buyer: { kind: InvoiceKind; title: string; taxNumber: string | null };
  items: { name: string; amountFen: Fen }[];
  amountFen: Fen;
}

/**
 * Done, or the service's no with its word for an operator; `ofBuyer` where it is title or tax number that it refuses. That it cannot be reached is
 * thrown.
 */
export type Issued = { number: string; issuedAt: Date } | { refused: string; ofBuyer: boolean };
/** Done: both numbers are null where the invoice had not been issued, and then never will be. */
export type Reversed = { number: string | null; redNumber: string | null; reversedAt: Date } | { refused: string };

/** The service that issues electronic invoices. Throws BUSY when it does not answer; both calls are safe to repeat. */
export interface Invoicing {
  issue(invoice: InvoiceToIssue): Promise<Issued>;
  /** By a red letter. */
  reverse(serial: string): Promise<Reversed>;
}
