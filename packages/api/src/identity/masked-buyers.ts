import type { Context } from "../context.ts";
import { maskPhone } from "../platform/crypto.ts";

/** Buyers as organizers and operators see them, by account: the phone with its middle hidden, else the first letter of the mail. */
export async function maskedBuyers(
  ctx: Pick<Context, "db" | "cipher">,
  accountIds: string[],
): Promise<Map<string, string>> {
  const rows = await ctx.db.account.findMany({
    where: { id: { in: [...new Set(accountIds)] } },
    select: { id: true, phoneCipher: true, mailCipher: true },
  });
  return new Map(rows.map((row) => [row.id, maskedOf(ctx, row)]));
}

function maskedOf(
  ctx: Pick<Context, "cipher">,
  row: { id: string; phoneCipher: string | null; mailCipher: string | null },
): string {
  if (row.phoneCipher) return maskPhone(ctx.cipher.open(row.phoneCipher, `accounts:phone:${row.id}`));
  if (row.mailCipher) return ctx.cipher.open(row.mailCipher, `accounts:mail:${row.id}`).replace(/^(.).*@/, "$1***@");
  return "***";
}
