import { type KeyObject, X509Certificate } from "node:crypto";
import { z } from "zod";
import type { WechatKeys } from "../../platform/merchant-keys.ts";
import { open, sealed } from "./sealed.ts";
import { isFresh, isSignedBy, publicKeyOf, type SignedMessage } from "./signature.ts";

/** Certificates are looked at again twice a day, as WeChat asks: a new one is listed before it signs, beside the old one. */
const oldAfterMs = 12 * 3_600_000;
/** A serial we do not know is asked for once in five seconds at most: anybody may send one. */
const askAgainMs = 5_000;

const listing = z.object({
  data: z.array(z.object({ serial_no: z.string(), encrypt_certificate: sealed })),
});

/** WeChat's keys, by the serial its messages name: platform certificates, which rotate, and beside them its public key, which has an id. */
export interface PlatformKeys {
  /** The key of a serial; undefined when WeChat does not list it. Throws where the list cannot be had. */
  of(serial: string): Promise<KeyObject | undefined>;
}

/** `download` asks for /v3/certificates and hands over the answer unverified: its own certificates prove it. */
export function platformKeys(keys: WechatKeys, download: () => Promise<SignedMessage>): PlatformKeys {
  const publicKey = keys.PUBLIC_KEY && publicKeyOf(keys.PUBLIC_KEY);
  let certificates = new Map<string, X509Certificate>();
  let askedAt = 0;
  let askAgainAt = 0;
  let asking: Promise<void> | undefined;

  const refresh = () => {
    asking ??= (async () => {
      askAgainAt = Date.now() + askAgainMs;
      certificates = readCertificates(await download(), keys, publicKey || undefined);
      askedAt = Date.now();
    })().finally(() => {
      asking = undefined;
    });
    return asking;
  };

  return {
    async of(serial) {
      if (serial === keys.PUBLIC_KEY_ID && publicKey) return publicKey;
      if (serial.startsWith("PUB_KEY_ID_")) return undefined;
      const known = valid(certificates.get(normal(serial)));
      if (known) {
        // In the background: what is known is good until it expires.
        if (Date.now() > Math.max(askedAt + oldAfterMs, askAgainAt)) refresh().catch(() => undefined);
        return known.publicKey;
      }
      if (asking || Date.now() > askAgainAt) await refresh();
      return valid(certificates.get(normal(serial)))?.publicKey;
    },
  };
}

/**
 * The certificates of an answer. They are sealed with our APIv3 key, so they are WeChat's; the answer's own signature, by one of them or by
 * the public key, shows that nothing was left out.
 */
function readCertificates(answer: SignedMessage, keys: WechatKeys, publicKey: KeyObject | undefined) {
  const { data } = listing.parse(JSON.parse(answer.body.toString("utf8")));
  const certificates = new Map<string, X509Certificate>();
  for (const { serial_no, encrypt_certificate } of data) {
    const certificate = new X509Certificate(open(encrypt_certificate, keys.API_V3_KEY));
    if (normal(certificate.serialNumber) !== normal(serial_no))
      throw new Error(`certificate ${serial_no} has another serial`);
    certificates.set(normal(serial_no), certificate);
  }
  const signer =
    answer.serial === keys.PUBLIC_KEY_ID ? publicKey : valid(certificates.get(normal(answer.serial)))?.publicKey;
  if (!signer || !isSignedBy(answer, signer) || !isFresh(answer, new Date()))
    throw new Error(`the list of certificates is not signed by ${answer.serial}`);
  return certificates;
}

function valid(certificate: X509Certificate | undefined): X509Certificate | undefined {
  if (!certificate) return undefined;
  const now = Date.now();
  const [from, to] = [Date.parse(certificate.validFrom), Date.parse(certificate.validTo)];
  return from <= now && now <= to ? certificate : undefined;
}

/** Serials are hexadecimal numbers, written with or without leading zeros. */
function normal(serial: string): string {
  return serial.toUpperCase().replace(/^0+/, "");
}
