import type { Transaction } from "@kaimu/db";
import type { Context } from "../context.ts";
import { newId } from "../platform/ids.ts";

/**
 * The account by which somebody signs in where organizers and agents do, made where the mail address has none yet; `created` says so. One that is there keeps
 * its name and password.
 */
export async function organizerAccount(
  ctx: Pick<Context, "cipher">,
  tx: Pick<Transaction, "account">,
  o: { mail: string; displayName: string; passwordHash: string },
): Promise<{ accountId: string; created: boolean }> {
  const mail = o.mail.trim().toLowerCase();
  const mailIndex = ctx.cipher.index("mail", mail);
  const known = await tx.account.findUnique({
    where: { audience_mailIndex: { audience: "organizer", mailIndex } },
    select: { id: true },
  });
  if (known) return { accountId: known.id, created: false };
  const id = newId();
  await tx.account.create({
    data: {
      ...{ id, audience: "organizer", displayName: o.displayName, passwordHash: o.passwordHash },
      ...{ mailIndex, mailCipher: ctx.cipher.seal(mail, `accounts:mail:${id}`) },
    },
  });
  return { accountId: id, created: true };
}
