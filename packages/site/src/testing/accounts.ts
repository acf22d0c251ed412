import { hashPassword, newId, type Platform } from "@kaimu/api";
import type { Audience } from "../audiences.ts";

export const password = "correct horse battery";

/** An account of an audience that can log in with its mail and `password`. */
export async function createAccount(
  { db, cipher }: Platform,
  audience: Audience,
): Promise<{ accountId: string; mail: string }> {
  const accountId = newId();
  const mail = `${accountId}@example.test`;
  await db.account.create({
    data: {
      id: accountId,
      audience,
      displayName: "测试账号",
      mailCipher: cipher.seal(mail, `accounts:mail:${accountId}`),
      mailIndex: cipher.index("mail", mail),
      passwordHash: await hashPassword(password),
    },
  });
  return { accountId, mail };
}
