import { openDatabase } from "@kaimu/db";
import type { Platform } from "./context.ts";
import { alipayGateway } from "./payment/alipay/alipay-gateway.ts";
import { systemClock } from "./platform/clock.ts";
import { fieldCipher } from "./platform/crypto.ts";
import type { Env } from "./platform/env.ts";
import { createLog } from "./platform/log.ts";
import { smtpMail } from "./platform/mail.ts";
import { openRedis } from "./platform/redis.ts";
import { aliyunSms } from "./platform/sms.ts";
import { openSearchIndex } from "./search/search-index.ts";

/** Opens everything a process needs from a checked environment. `process` names it in the logs. */
export function openPlatform(env: Env, process: string): Platform & { close(): Promise<void> } {
  const log = createLog(process, env.LOG_LEVEL);
  const db = openDatabase(env.DATABASE_URL, env.DATABASE_POOL);
  const redis = openRedis(env.REDIS_URL);
  redis.on("error", (error) => log.warn({ err: error.message }, "redis connection"));
  return {
    env,
    log,
    db,
    redis,
    clock: systemClock,
    cipher: fieldCipher(env.FIELD_KEYS, env.FIELD_INDEX_KEY),
    gateways: { alipay: alipayGateway(env) },
    sms: aliyunSms({
      endpoint: env.SMS_ENDPOINT,
      accessKeyId: env.SMS_ACCESS_KEY_ID,
      accessKeySecret: env.SMS_ACCESS_KEY_SECRET,
      signName: env.SMS_SIGN_NAME,
    }),
    mail: env.SMTP_URL ? smtpMail({ url: env.SMTP_URL, from: env.MAIL_FROM, origin: env.WEB_ORIGIN }) : undefined,
    search: openSearchIndex({ url: env.TYPESENSE_URL, apiKey: env.TYPESENSE_API_KEY, clock: systemClock, log }),
    async close() {
      redis.disconnect();
      await db.$disconnect();
    },
  };
}
