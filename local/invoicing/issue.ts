import type { DatabaseSync } from "node:sqlite";
import { z } from "zod";
import { type Invoice, invoiceOf, nextNumber, shownInvoice } from "./books.ts";

/** What the service is asked to issue; amounts in fen. */
export const Asked = z.strictObject({
  serial: z.string().regex(/^[\w-]{8,64}$/),
  buyer: z.strictObject({
    kind: z.enum(["individual", "company"]),
    title: z.string().min(1).max(100),
    tax_number: z.string().nullable(),
  }),
  items: z
    .array(z.strictObject({ name: z.string().min(1).max(120), amount: z.int() }))
    .min(1)
    .max(100),
  amount: z.int().min(1),
});
export type Asked = z.infer<typeof Asked>;

/** A word of the service's own: goes out with its status. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: string;
  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

/** Issues an invoice, once a serial: asked again it answers the same. */
export function issue(books: DatabaseSync, asked: Asked, now: number) {
  const content = JSON.stringify(asked);
  const known = invoiceOf(books, asked.serial);
  if (known?.state === "void") throw new Refusal(409, "SERIAL_VOID", "该流水号已作废");
  if (known && known.content !== content) throw new Refusal(409, "SERIAL_REUSED", "流水号重复，内容不一致");
  if (known) return shownInvoice(known);
  const { kind, tax_number } = asked.buyer;
  if (kind === "company" && !/^[0-9A-HJ-NPQRTUWXY]{18}$/.test(tax_number ?? ""))
    throw new Refusal(422, "TAX_NUMBER_INVALID", "购买方税号不正确");
  if (asked.items.reduce((sum, item) => sum + item.amount, 0) !== asked.amount)
    throw new Refusal(422, "AMOUNT_MISMATCH", "明细合计与价税合计不一致");
  books
    .prepare("INSERT INTO invoice (serial, state, content, amount, number, issued_at) VALUES (?, 'issued', ?, ?, ?, ?)")
    .run(asked.serial, content, asked.amount, nextNumber(books, now), now);
  return shownInvoice(invoiceOf(books, asked.serial) as Invoice);
}

/** Reverses an invoice by a red letter, once; a serial that was never issued becomes void instead, and is never issued after that. */
export function reverse(books: DatabaseSync, serial: string, now: number) {
  const known = invoiceOf(books, serial);
  if (!known)
    books.prepare("INSERT INTO invoice (serial, state, content, amount) VALUES (?, 'void', '', 0)").run(serial);
  else if (known.state === "issued")
    books
      .prepare("UPDATE invoice SET state = 'reversed', red_number = ?, reversed_at = ? WHERE serial = ?")
      .run(nextNumber(books, now), now, serial);
  return shownInvoice(invoiceOf(books, serial) as Invoice);
}
