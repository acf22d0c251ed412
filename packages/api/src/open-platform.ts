import { openBatches, openDatabase } from "@kaimu/db";
import type { Platform } from "./context.ts";
import { openInvoicing } from "./finance/invoices/invoicing-client.ts";
import { openGateways } from "./payment/open-gateways.ts";
import { guardRedis } from "./platform/breaker-redis.ts";
import { breakerOfServer, openBreakers } from "./platform/breakers.ts";
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
  const breakers = openBreakers(log);
  const db = openDatabase(env.DATABASE_URL, env.DATABASE_POOL, breakers.mysql.run);
  const batches = openBatches(env.DATABASE_URL, { around: breakers.mysql.run });
  const redis = guardRedis(openRedis(env.REDIS_URL), breakers.redis, () => breakerOfServer(log));
  redis.on("error", (error) => log.warn({ err: error.message }, "redis connection"));
  return {
    env,
    log,
    db,
    batches,
    redis,
    breakers,
    clock: systemClock,
    cipher: fieldCipher(env.FIELD_KEYS, env.FIELD_INDEX_KEY),
    gateways: openGateways(env, breakers),
    sms: aliyunSms({
      endpoint: env.SMS_ENDPOINT,
      accessKeyId: env.SMS_ACCESS_KEY_ID,
      accessKeySecret: env.SMS_ACCESS_KEY_SECRET,
      signName: env.SMS_SIGN_NAME,
      breaker: breakers.sms,
    }),
    mail: env.SMTP_URL
      ? smtpMail({ url: env.SMTP_URL, from: env.MAIL_FROM, origin: env.WEB_ORIGIN, breaker: breakers.mail })
      : undefined,
    invoicing: openInvoicing(env, breakers.invoicing),
    search: openSearchIndex({
      url: env.TYPESENSE_URL,
      apiKey: env.TYPESENSE_API_KEY,
      breaker: breakers.typesense,
      log,
    }),
    async close() {
      redis.disconnect();
      await batches.close();
      await db.$disconnect();
    },
  };
}
