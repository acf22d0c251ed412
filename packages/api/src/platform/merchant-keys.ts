import { z } from "zod";

/**
 * Keys of merchant accounts. The platform's own are ALIPAY_… and WECHAT_…; an organizer's account has a name between: the keys of
 * WECHAT_DAWN_MCH_ID, WECHAT_DAWN_APP_ID and so on speak for the merchant account whose credential is WECHAT_DAWN.
 */
const privateKey = z.string().min(100, "must be PKCS8 in base64");
const publicKey = z.string().min(100, "must be SPKI in base64");

const alipay = z.object({
  APP_ID: z.string().min(1),
  SELLER_ID: z.string().min(1),
  PRIVATE_KEY: privateKey,
  PUBLIC_KEY: publicKey,
});

const wechat = z
  .object({
    MCH_ID: z.string().regex(/^\d{6,32}$/, "must be the merchant number"),
    APP_ID: z.string().min(1),
    /** Without it nobody pays by this account inside WeChat: no buyer can be signed in there. */
    APP_SECRET: z.string().min(16, "must be the app's secret").optional(),
    /** Our mobile app's, where it is another than the site's: app orders are opened under it. */
    MOBILE_APP_ID: z.string().min(1).optional(),
    SERIAL_NO: z.string().regex(/^[0-9A-Fa-f]{16,64}$/, "must be the serial number of our API certificate"),
    PRIVATE_KEY: privateKey,
    API_V3_KEY: z.string().refine((text) => Buffer.byteLength(text) === 32, "must be 32 bytes"),
    PUBLIC_KEY_ID: z
      .string()
      .regex(/^PUB_KEY_ID_\w+$/, "must begin with PUB_KEY_ID_")
      .optional(),
    PUBLIC_KEY: publicKey.optional(),
  })
  .refine((keys) => !keys.PUBLIC_KEY_ID === !keys.PUBLIC_KEY, {
    path: ["PUBLIC_KEY"],
    error: "and PUBLIC_KEY_ID are given together",
  });

export type AlipayKeys = z.infer<typeof alipay>;
export type WechatKeys = z.infer<typeof wechat>;

/** The keys of each vendor's accounts, by credential. */
export interface MerchantKeys {
  alipay: Record<string, AlipayKeys>;
  wechat: Record<string, WechatKeys>;
}

/** Reads all accounts from an environment; `faults` are lines that name each variable that is missing or malformed. */
export function merchantKeys(source: Record<string, string | undefined>): { keys: MerchantKeys; faults: string[] } {
  const faults: string[] = [];
  const read = <T>(schema: z.ZodType<T>, marks: RegExp): Record<string, T> => {
    const accounts: Record<string, T> = {};
    for (const credential of Object.keys(source).flatMap((name) => (source[name] && marks.exec(name)?.[1]) || [])) {
      const own = Object.entries(source).filter(([name, value]) => value && name.startsWith(`${credential}_`));
      const parsed = schema.safeParse(
        Object.fromEntries(own.map(([name, v]) => [name.slice(credential.length + 1), v])),
      );
      if (parsed.success) accounts[credential] = parsed.data;
      else faults.push(...parsed.error.issues.map((issue) => `${credential}_${issue.path.join("_")} ${issue.message}`));
    }
    return accounts;
  };
  const keys = {
    alipay: read(alipay, /^(ALIPAY(?:_\w+)?)_SELLER_ID$/),
    wechat: read(wechat, /^(WECHAT(?:_\w+)?)_MCH_ID$/),
  };
  return { keys, faults };
}
