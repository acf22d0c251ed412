import { createDecipheriv } from "node:crypto";
import { z } from "zod";

const tagBytes = 16;

/** AEAD_AES_256_GCM as WeChat seals certificates and callbacks. Source: pay.weixin.qq.com/docs/merchant/development/interface-rules/certificate-callback-decryption.html */
export const sealed = z.object({
  algorithm: z.literal("AEAD_AES_256_GCM"),
  nonce: z.string().min(1),
  associated_data: z.string().default(""),
  ciphertext: z.base64(),
});

/** Opens what was sealed with our APIv3 key (32 bytes). Throws when a byte of it, its nonce or its associated data was changed. */
export function open(what: z.infer<typeof sealed>, apiV3Key: string): string {
  const bytes = Buffer.from(what.ciphertext, "base64");
  const decipher = createDecipheriv("aes-256-gcm", Buffer.from(apiV3Key, "utf8"), Buffer.from(what.nonce, "utf8"), {
    authTagLength: tagBytes,
  });
  decipher.setAAD(Buffer.from(what.associated_data, "utf8"));
  decipher.setAuthTag(bytes.subarray(-tagBytes));
  return Buffer.concat([decipher.update(bytes.subarray(0, -tagBytes)), decipher.final()]).toString("utf8");
}
