import { fieldCipher, newId, signSession } from "@kaimu/api";
import mariadb from "mariadb";
import { newDeviceCookie } from "../../packages/api/src/admission/device.ts";
import type { Kit } from "./bench.ts";
import type { Asker } from "./trpc-request.ts";

export interface Buyer extends Asker {
  accountId: string;
}

let made = 0;

/**
 * So many people with an account, a session, a device and an address of their own, as if all had signed in before and had looked at a page within
 * the last minute, when their session's version was remembered. Written in bulk: nothing of it counts.
 */
export async function makeBuyers(kit: Kit, count: number): Promise<Buyer[]> {
  const { DATABASE_URL, AUTH_SECRET, FIELD_KEYS, FIELD_INDEX_KEY } = kit.ctx.env;
  const cipher = fieldCipher(FIELD_KEYS, FIELD_INDEX_KEY);
  const connection = await mariadb.createConnection(DATABASE_URL.replace("mysql://", "mariadb://"));
  const buyers: Buyer[] = [];
  for (let from = 0; from < count; from += 2_000) {
    const some = Array.from({ length: Math.min(2_000, count - from) }, () => ({ n: made++, accountId: newId() }));
    const rows = some.map(({ n, accountId: id }) => {
      const phone = `1${String(3_000_000_000 + n)}`;
      return [id, "buyer", `观众${n}`, cipher.seal(phone, `accounts:phone:${id}`), cipher.index("phone", phone)];
    });
    await connection.batch(
      "INSERT INTO accounts (id, audience, displayName, phoneCipher, phoneIndex) VALUES (?, ?, ?, ?, ?)",
      rows,
    );
    for (const { n, accountId } of some)
      buyers.push({
        ...{ accountId, address: addressOf(n), token: await sign(AUTH_SECRET, accountId) },
        device: newDeviceCookie(AUTH_SECRET, false).split(";", 1)[0] as string,
      });
    await Promise.all(some.map(({ accountId }) => kit.ctx.redis.set(`session:{${accountId}}`, 1, "EX", 3_600)));
  }
  await connection.end();
  return buyers;
}

const sign = (secret: string, accountId: string) =>
  signSession(secret, { audience: "buyer", accountId, sessionVersion: 1 });

const addressOf = (n: number) => `10.${(n >> 16) & 255}.${(n >> 8) & 255}.${n & 255}`;
