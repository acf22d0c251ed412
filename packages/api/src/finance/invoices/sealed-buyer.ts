import type { Context } from "../../context.ts";

/** Whom an invoice is made out to and where it goes, as they stand in its row: each value is bound to its invoice and its place there. */
export interface SealedBuyer {
  id: string;
  titleCipher: string;
  mailCipher: string;
}

type Sealer = Pick<Context, "cipher">;
const placeOf = (name: "title" | "mail", invoiceId: string) => `invoices:${name}:${invoiceId}`;

/** For the row of an invoice. */
export function sealBuyer({ cipher }: Sealer, o: { id: string; title: string; mail: string }): SealedBuyer {
  const { id } = o;
  const titleCipher = cipher.seal(o.title, placeOf("title", id));
  return { id, titleCipher, mailCipher: cipher.seal(o.mail, placeOf("mail", id)) };
}

/** To whom it is made out, in clear. */
export function titleOf({ cipher }: Sealer, row: Pick<SealedBuyer, "id" | "titleCipher">): string {
  return cipher.open(row.titleCipher, placeOf("title", row.id));
}

/** Where it goes, in clear. */
export function mailOf({ cipher }: Sealer, row: Pick<SealedBuyer, "id" | "mailCipher">): string {
  return cipher.open(row.mailCipher, placeOf("mail", row.id));
}
