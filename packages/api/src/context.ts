import type { Batches, Database, SalesChannel } from "@kaimu/db";
import type { Client } from "./admission/client.ts";
import type { Invoicing } from "./finance/invoices/invoicing.ts";
import type { PaymentGateways } from "./payment/gateway.ts";
import type { Breakers } from "./platform/breakers.ts";
import type { Clock } from "./platform/clock.ts";
import type { FieldCipher } from "./platform/crypto.ts";
import type { Env } from "./platform/env.ts";
import type { Log } from "./platform/log.ts";
import type { Mail } from "./platform/mail.ts";
import type { Redis } from "./platform/redis.ts";
import type { Sms } from "./platform/sms.ts";
import type { SearchIndex } from "./search/search-index.ts";

/** Who asks. A caller belongs to one audience; `system` is the platform's own jobs. */
export type Caller =
  | { kind: "anonymous" }
  | { kind: "buyer"; accountId: string }
  | { kind: "organizer"; accountId: string }
  | { kind: "operator"; accountId: string }
  | { kind: "system" };

/** What every domain function takes first: the stores and third parties, the clock, and who asks. */
export interface Context {
  db: Database;
  /** For what is written many rows at a time. */
  batches: Batches;
  redis: Redis;
  /** What stands before each store and third party; see docs/operate.md. */
  breakers: Breakers;
  clock: Clock;
  env: Env;
  log: Log;
  cipher: FieldCipher;
  gateways: PaymentGateways;
  sms: Sms;
  /** Undefined where no mail server is given: then nobody is told by mail. */
  mail: Mail | undefined;
  /** Undefined where no invoicing service is given: then nobody is offered an invoice. */
  invoicing: Invoicing | undefined;
  search: SearchIndex;
  who: Caller;
  /** The client's address as Nginx saw it; "local" for jobs and pages. */
  address: string;
  channel: SalesChannel;
  /** By whose link a buyer has come; then the channel is the agents'. */
  agentId?: string | undefined;
  /** The browser that asks; undefined for jobs, and for pages rendered in this process. */
  client?: Client | undefined;
}

/** The parts of a context that a process opens once; the rest comes with each request. */
export type Platform = Omit<Context, "who" | "address" | "channel" | "agentId" | "client">;

/** A context for the platform's own work: durable functions, sweeps, rebuilds. */
export function systemContext(platform: Platform): Context {
  return { ...platform, who: { kind: "system" }, address: "local", channel: "web" };
}
