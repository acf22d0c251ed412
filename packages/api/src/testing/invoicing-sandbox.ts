import type { Context } from "../context.ts";

interface SandboxInvoice {
  serial: string;
  state: string;
  amount: number;
  number: string | null;
  red_number: string | null;
}

/** What a test does at the invoicing sandbox: its switches, and its own books. */
export function invoicingSandbox(ctx: Context) {
  const origin = ctx.env.INVOICE_ENDPOINT as string;
  return {
    /** What goes wrong with the invoices of a serial or title; null takes it away. */
    async fault(
      of: string,
      fault: { what: "unavailable" | "refused" | "mismatch" | "lost"; times?: number } | null,
    ): Promise<void> {
      const answer = await fetch(`${origin}/control`, { method: "POST", body: JSON.stringify({ of, fault }) });
      if (!answer.ok) throw new Error(`invoicing sandbox: ${answer.status} ${await answer.text()}`);
    },
    /** One invoice as the service has it; undefined when it has never heard of it. */
    async invoice(serial: string): Promise<SandboxInvoice | undefined> {
      for (let cursor = ""; ; ) {
        const page = (await (await fetch(`${origin}/books?limit=500&cursor=${cursor}`)).json()) as {
          invoices: SandboxInvoice[];
          next_cursor: string | null;
        };
        const found = page.invoices.find((invoice) => invoice.serial === serial);
        if (found || !page.next_cursor) return found;
        cursor = page.next_cursor;
      }
    },
  };
}
