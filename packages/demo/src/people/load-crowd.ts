import type { fieldCipher } from "@kaimu/api";
import type { Database } from "@kaimu/db";
import { insertRows } from "../insert-rows.ts";
import { type Buyer, crowd, visitor } from "./crowd.ts";

type Cipher = ReturnType<typeof fieldCipher>;

/** The accounts that have bought and the people they keep. Who is there already stays as he is. */
export async function loadCrowd(db: Database, cipher: Cipher, today: Date): Promise<void> {
  const since = today.getTime() - 400 * 86_400_000;
  const accounts = crowd.map(({ id, name, phone = "" }, at) => ({
    id,
    audience: "buyer" as const,
    displayName: name,
    phoneCipher: cipher.seal(phone, `accounts:phone:${id}`),
    phoneIndex: cipher.index("phone", phone),
    createdAt: new Date(since + at * 7_200_000),
  }));
  const attendees = [visitor, ...crowd].flatMap(({ id: accountId, family }) =>
    family.map(({ id, name, document }) => ({
      id,
      accountId,
      nameCipher: cipher.seal(name, `attendees:name:${id}`),
      documentKind: "resident_id" as const,
      documentCipher: cipher.seal(document, `attendees:document:${id}`),
      documentIndex: documentIndex(cipher, document),
      createdAt: new Date(since),
    })),
  );
  await db.$transaction([
    ...insertRows(db, "accounts", accounts, true),
    ...insertRows(db, "attendees", attendees, true),
  ]);
}

/** How a person is known to the claims of a performance. */
export function documentIndex(cipher: Cipher, document: string): string {
  return cipher.index("document", `resident_id:${document}`);
}

/** Of each document its blind index, worked out once. */
export function documentIndexes(cipher: Cipher, buyers: Buyer[]): Map<string, string> {
  return new Map(
    buyers.flatMap(({ family }) => family.map(({ id, document }) => [id, documentIndex(cipher, document)] as const)),
  );
}
