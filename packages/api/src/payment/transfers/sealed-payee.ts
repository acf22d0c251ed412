import type { Context } from "../../context.ts";
import type { Payee } from "./record-transfer.ts";

interface Sealed {
  id: string;
  payeeCipher: string;
  bankCipher: string;
  accountCipher: string;
}

/** What a sealed value is bound to. */
export function placeOf(name: keyof Payee, transferId: string): string {
  return `refund_transfers:${name}:${transferId}`;
}

/** Payee, bank and account in clear. */
export function openPayee(ctx: Pick<Context, "cipher">, row: Sealed): Payee {
  return {
    payee: ctx.cipher.open(row.payeeCipher, placeOf("payee", row.id)),
    bank: ctx.cipher.open(row.bankCipher, placeOf("bank", row.id)),
    account: ctx.cipher.open(row.accountCipher, placeOf("account", row.id)),
  };
}

/** As screens show them: the name's first letter, the bank, the account's last four digits. */
export function maskedPayee(ctx: Pick<Context, "cipher">, row: Sealed): Payee {
  const { payee, bank, account } = openPayee(ctx, row);
  return { payee: `${[...payee][0] ?? ""}**`, bank, account: `**** ${account.slice(-4)}` };
}
