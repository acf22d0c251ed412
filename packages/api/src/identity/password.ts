import { argon2 as argon2Callback, randomBytes, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";

const argon2 = promisify(argon2Callback);

/** argon2id with OWASP's first choice for it (19 MiB, two passes, one lane). Source: OWASP Password Storage Cheat Sheet. */
const cost = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 };

/** A password as it is stored, in PHC form, so that the cost can be raised later. */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16);
  const tag = await argon2("argon2id", { message: password, nonce, ...cost });
  return `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${unpadded(nonce)}$${unpadded(tag)}`;
}

/** Whether a password is the stored one; takes as long for a wrong one. A missing or malformed hash is never right. */
export async function checkPassword(password: string, stored: string | null | undefined): Promise<boolean> {
  const parts = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([\w+/]+)\$([\w+/]+)$/.exec(stored ?? "");
  // Unknown accounts cost the same time as known ones, so that nobody learns which exist.
  const [
    ,
    memory = cost.memory,
    passes = cost.passes,
    parallelism = cost.parallelism,
    nonce = "AAAAAAAAAAAAAAAAAAAAAA",
    tag = "",
  ] = parts ?? [];
  const expected = Buffer.from(tag, "base64");
  const found = await argon2("argon2id", {
    message: password,
    nonce: Buffer.from(nonce, "base64"),
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
    tagLength: expected.length || cost.tagLength,
  });
  return parts !== null && timingSafeEqual(found, expected);
}

function unpadded(bytes: Buffer): string {
  return bytes.toString("base64").replace(/=+$/, "");
}
