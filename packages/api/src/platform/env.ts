import { z } from "zod";
import { type MerchantKeys, merchantKeys } from "./merchant-keys.ts";
import { isRedisAddress } from "./redis-address.ts";

/** Everything a process may be told from outside, in one place. Nothing else in the product reads process.env for settings. */
const base64Key = z.string().refine((text) => Buffer.from(text, "base64").length === 32, "must be 32 bytes in base64");
const httpUrl = z.url({ protocol: /^https?$/ });

const schema = z.object({
  DATABASE_URL: z.string().regex(/^mysql:\/\/[^@]+@[^/]+\/\w+$/, "must be mysql://user:password@host:port/name"),
  DATABASE_POOL: z.coerce.number().int().min(1).max(200).default(10),
  REDIS_URL: z.string().refine(isRedisAddress, "must be redis://host:port or redis-cluster://host:port,host:port"),

  AUTH_SECRET: base64Key,
  FIELD_KEYS: z
    .string()
    .regex(
      /^\w+:[A-Za-z0-9+/=]{44}(,\w+:[A-Za-z0-9+/=]{44})*$/,
      "must be id:base64[,id:base64…], the current key first",
    ),
  FIELD_INDEX_KEY: base64Key,
  TICKET_SIGNING_KEY: z.string().min(40, "must be an Ed25519 private key, PKCS8 in base64"),

  WEB_ORIGIN: httpUrl,
  ADMIN_ORIGIN: httpUrl,
  OPS_ORIGIN: httpUrl,
  GATEWAY_ORIGIN: httpUrl,
  WORKER_ORIGIN: httpUrl,
  CALLBACK_ORIGIN: httpUrl,

  INNGEST_BASE_URL: httpUrl,
  INNGEST_DEV: z.enum(["0", "1"]).default("0"),
  INNGEST_EVENT_KEY: z.string().optional(),
  INNGEST_SIGNING_KEY: z.string().optional(),

  ALIPAY_GATEWAY: httpUrl,
  ALIPAY_APP_ID: z.string().min(1),
  ALIPAY_SELLER_ID: z.string().min(1),
  /** Without it nobody pays by WeChat. */
  WECHAT_GATEWAY: httpUrl.optional(),
  /** Where a buyer inside WeChat is asked who he is, and where we learn the answer. */
  WECHAT_OPEN_ORIGIN: httpUrl.default("https://open.weixin.qq.com"),
  WECHAT_API_ORIGIN: httpUrl.default("https://api.weixin.qq.com"),
  /** The file by which WeChat learns that a domain is ours: its name and what stands in it, as the official account's console gives it. */
  WECHAT_DOMAIN_FILE: z
    .string()
    .regex(/^MP_verify_\w{1,64}\.txt=\w{1,128}$/, "must be MP_verify_….txt=content")
    .optional(),
  /** Refunds a second that one merchant account's gateway is asked for, over all processes; WeChat Pay takes 150. */
  REFUNDS_PER_SECOND: z.coerce.number().int().min(1).max(10_000).default(50),

  SMS_ENDPOINT: httpUrl,
  SMS_ACCESS_KEY_ID: z.string().min(1),
  SMS_ACCESS_KEY_SECRET: z.string().min(1),
  SMS_SIGN_NAME: z.string().min(1),

  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z.string().min(3).default("开幕 Kaimu <tickets@kaimu.example>"),

  /** Without it nobody is offered an invoice. */
  INVOICE_ENDPOINT: httpUrl.optional(),
  INVOICE_APP_KEY: z.string().min(1).optional(),
  INVOICE_APP_SECRET: z.string().min(16).optional(),
  /** For so many days after the last performance of an order an invoice may be asked for. */
  INVOICE_DAYS: z.coerce.number().int().min(1).max(3_650).default(180),

  TYPESENSE_URL: httpUrl,
  TYPESENSE_API_KEY: z.string().min(1),

  MAILBOX_URL: httpUrl.optional(),
  OTEL_EXPORTER_OTLP_ENDPOINT: httpUrl.optional(),
  LOG_LEVEL: z.enum(["debug", "info", "warn", "error", "silent"]).default("info"),
});

export type Env = z.infer<typeof schema> & { merchants: MerchantKeys };

/** Reads and checks the environment; throws one line that names each variable that is missing or malformed, never its value. */
export function readEnv(source: Record<string, string | undefined> = process.env): Env {
  const read = schema.safeParse(source);
  const merchants = merchantKeys(source);
  if (read.success && merchants.faults.length === 0) return { ...read.data, merchants: merchants.keys };
  const issues = read.error?.issues ?? [];
  const faults = issues.map((issue) => {
    const name = issue.path.join(".");
    return source[name] === undefined ? `${name} is missing` : `${name} ${issue.message}`;
  });
  faults.push(...merchants.faults);
  throw new Error(`environment: ${faults.join("; ")}`);
}

/** For a process's first line: the environment, or one line on stderr and exit code 2. */
export function readEnvOrExit(): Env {
  try {
    return readEnv();
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`);
    process.exit(2);
  }
}
