/** The environment of every process of one platform, from its keys, its ports, and the addresses somebody gave. */
import { clusterUrl } from "../servers/redis-cluster.ts";
import type { Places } from "./places.ts";
import type { Secrets } from "./secrets.ts";
import { clusterPorts, type Ports } from "./stable-ports.ts";

export type Environment = Record<string, string>;

/** Each of these, when given, is the address of a server that somebody else runs: ours is then neither installed nor started. */
export const addressOf = {
  mariadb: "DATABASE_URL",
  redis: "REDIS_URL",
  typesense: "TYPESENSE_URL",
  inngest: "INNGEST_BASE_URL",
  payment: "ALIPAY_GATEWAY",
  mailbox: "SMS_ENDPOINT",
  invoicing: "INVOICE_ENDPOINT",
} as const;

/** Variables that may be given and go to the processes as they are; an empty one counts as not given. */
const passed =
  /^(DATABASE_|REDIS_|TYPESENSE_|INNGEST_|ALIPAY_|WECHAT_|SMS_|SMTP_|INVOICE_|MAIL_FROM$|S3_|REFUNDS_PER_SECOND$|OTEL_|AUTH_SECRET$|FIELD_|TICKET_SIGNING_KEY$|LOG_LEVEL$|PAYMENT_NOTIFY_SCALE$|MAILBOX_URL$|\w+_ORIGIN$)/;

/** What is meant for the platform in an environment such as the shell's. */
export function givenIn(env: Record<string, string | undefined>): Environment {
  const given = Object.entries(env).filter(([name, value]) => passed.test(name) && value);
  return Object.fromEntries(given) as Environment;
}

/** The whole environment; whatever is given stands before our own. */
export function environmentOf(o: {
  places: Places;
  ports: Ports;
  secrets: Secrets;
  given: Environment;
  cluster: boolean;
}): Environment {
  const { places, ports, secrets, given } = o;
  const at = (port: number) => `http://127.0.0.1:${port}`;
  const web = given.WEB_ORIGIN ?? at(ports.web);
  return {
    HOST: "127.0.0.1",
    DATABASE_URL: `mysql://kaimu:${secrets.DATABASE_PASSWORD}@127.0.0.1:${ports.mariadb}/kaimu`,
    REDIS_URL: o.cluster ? clusterUrl(clusterPorts(ports).ports) : `redis://127.0.0.1:${ports.redis}`,
    AUTH_SECRET: secrets.AUTH_SECRET,
    FIELD_KEYS: secrets.FIELD_KEYS,
    FIELD_INDEX_KEY: secrets.FIELD_INDEX_KEY,
    TICKET_SIGNING_KEY: secrets.TICKET_SIGNING_KEY,

    WEB_ORIGIN: web,
    ADMIN_ORIGIN: at(ports.admin),
    OPS_ORIGIN: at(ports.ops),
    GATEWAY_ORIGIN: at(ports.gateway),
    GATEWAY_PORT: String(ports.gateway),
    WORKER_ORIGIN: at(ports.worker),
    WORKER_PORT: String(ports.worker),

    INNGEST_BASE_URL: at(ports.inngest),
    // A server with a signing key is a production one; the SDK speaks the development protocol to all others.
    ...(given.INNGEST_SIGNING_KEY ? {} : { INNGEST_DEV: "1" }),
    INNGEST_PORT: String(ports.inngest),
    INNGEST_DATA_DIR: places.data("inngest"),

    ALIPAY_GATEWAY: `${at(ports.payment)}/gateway.do`,
    ALIPAY_APP_ID: "2021000000000001",
    ALIPAY_SELLER_ID: "2088000000000001",
    ALIPAY_PRIVATE_KEY: secrets.ALIPAY_OURS.privateKey,
    ALIPAY_PUBLIC_KEY: secrets.ALIPAY_GATEWAYS.publicKey,
    CALLBACK_ORIGIN: web,
    PAYMENT_PORT: String(ports.payment),
    PAYMENT_DATA_DIR: places.data("payment"),
    ALIPAY_MERCHANT_PUBLIC_KEY: secrets.ALIPAY_OURS.publicKey,
    ALIPAY_SANDBOX_PRIVATE_KEY: secrets.ALIPAY_GATEWAYS.privateKey,

    // Alipay given and WeChat not: then nobody pays by WeChat.
    ...(given.ALIPAY_GATEWAY ? {} : { WECHAT_GATEWAY: at(ports.payment) }),
    // With WeChat itself given, so is what it has to know of our apps: nothing of the sandbox's is put in its place.
    ...(given.ALIPAY_GATEWAY || given.WECHAT_GATEWAY
      ? {}
      : {
          ...{ WECHAT_OPEN_ORIGIN: at(ports.payment), WECHAT_API_ORIGIN: at(ports.payment) },
          ...{ WECHAT_APP_SECRET: secrets.WECHAT_APP_SECRET, WECHAT_MOBILE_APP_ID: "wx0000000000000002" },
        }),
    WECHAT_MCH_ID: "1900000001",
    WECHAT_APP_ID: "wx0000000000000001",
    WECHAT_SERIAL_NO: secrets.WECHAT_SERIAL_NO,
    WECHAT_PRIVATE_KEY: secrets.WECHAT_OURS.privateKey,
    WECHAT_API_V3_KEY: secrets.WECHAT_API_V3_KEY,
    WECHAT_PUBLIC_KEY_ID: "PUB_KEY_ID_0119000000012026000000000001",
    WECHAT_PUBLIC_KEY: secrets.WECHAT_GATEWAYS.publicKey,
    WECHAT_MERCHANT_PUBLIC_KEY: secrets.WECHAT_OURS.publicKey,
    WECHAT_SANDBOX_PRIVATE_KEY: secrets.WECHAT_GATEWAYS.privateKey,

    SMS_ENDPOINT: at(ports.mailbox),
    SMS_ACCESS_KEY_ID: secrets.SMS_ACCESS_KEY_ID,
    SMS_ACCESS_KEY_SECRET: secrets.SMS_ACCESS_KEY_SECRET,
    SMS_SIGN_NAME: "开幕",
    // The mailbox takes both ways in; where the SMS go elsewhere it does not run.
    ...(given.SMS_ENDPOINT ? {} : { MAILBOX_URL: at(ports.mailbox), SMTP_URL: `smtp://127.0.0.1:${ports.smtp}` }),
    MAILBOX_PORT: String(ports.mailbox),
    MAILBOX_SMTP_PORT: String(ports.smtp),
    MAILBOX_DATA_DIR: places.data("mailbox"),

    INVOICE_ENDPOINT: at(ports.invoicing),
    INVOICE_APP_KEY: secrets.INVOICE_APP_KEY,
    INVOICE_APP_SECRET: secrets.INVOICE_APP_SECRET,
    INVOICING_PORT: String(ports.invoicing),
    INVOICING_DATA_DIR: places.data("invoicing"),

    TYPESENSE_URL: at(ports.typesense),
    TYPESENSE_API_KEY: secrets.TYPESENSE_API_KEY,
    ...given,
  };
}

/** The part of the environment our own processes may see: not the keys and folders of the sandboxes. */
export function withoutSandboxes(env: Environment): Environment {
  const sandbox =
    /^((ALIPAY|WECHAT)_(SANDBOX|MERCHANT)_|PAYMENT_|INVOICING_|MAILBOX_(PORT|SMTP_PORT|DATA_DIR)$|INNGEST_(PORT|DATA_DIR)$)/;
  return Object.fromEntries(Object.entries(env).filter(([name]) => !sandbox.test(name)));
}
