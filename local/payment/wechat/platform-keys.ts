// WeChat's own keys: certificates that rotate, each with its serial number, and beside them the public key that has an id.

import { createPrivateKey, generateKeyPairSync, type KeyObject, randomBytes, X509Certificate } from "node:crypto";
import type { Sandbox } from "../sandbox.ts";
import { selfSigned } from "./certificate.ts";

/** A key WeChat signs with, and the serial its messages then name. */
export type Signer = { serial: string; key: KeyObject };

type Row = { serial: string; certificate: string; private_key: string; made_at: number };

const FIVE_YEARS = 5 * 365 * 86_400_000;

/** The certificate WeChat signs with now; the first one is made on first use. */
export function newestCertificate(sandbox: Sandbox): Signer {
  const [row = makeCertificate(sandbox)] = certificates(sandbox);
  return { serial: row.serial, key: createPrivateKey(row.private_key) };
}

/** The public key with an id, as a signer. */
export function publicKeySigner({ wechat }: Sandbox): Signer {
  return { serial: wechat.publicKeyId, key: wechat.publicKeyPrivate };
}

/** What /v3/certificates lists: the newest first. */
export function listedCertificates(sandbox: Sandbox) {
  newestCertificate(sandbox);
  return certificates(sandbox).map(({ serial, certificate }) => {
    const { validFrom, validTo } = new X509Certificate(certificate);
    return { serial, certificate, from: Date.parse(validFrom), until: Date.parse(validTo) };
  });
}

/** Makes a new certificate, which signs from now on. The old ones stay listed unless they are to be withdrawn. */
export function rotateCertificate(sandbox: Sandbox, withdrawOld: boolean): { serial: string } {
  if (withdrawOld) sandbox.books.exec("DELETE FROM platform_key");
  return { serial: makeCertificate(sandbox).serial };
}

function certificates(sandbox: Sandbox): Row[] {
  return sandbox.books.prepare("SELECT * FROM platform_key ORDER BY made_at DESC, rowid DESC").all() as Row[];
}

function makeCertificate(sandbox: Sandbox): Row {
  const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const now = sandbox.now();
  // A serial of WeChat's is 40 hexadecimal digits; the first one is kept from being 0.
  const serial = `5${randomBytes(20).toString("hex").slice(1)}`.toUpperCase();
  const row: Row = {
    serial,
    certificate: selfSigned({
      ...{ privateKey, publicKey, serial, name: "Tenpay.com sandbox" },
      ...{ from: now - 60_000, until: now + FIVE_YEARS },
    }),
    private_key: privateKey.export({ type: "pkcs8", format: "pem" }) as string,
    made_at: now,
  };
  sandbox.books
    .prepare("INSERT INTO platform_key (serial, certificate, private_key, made_at) VALUES (?, ?, ?, ?)")
    .run(row.serial, row.certificate, row.private_key, row.made_at);
  return row;
}
