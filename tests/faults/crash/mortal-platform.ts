import type { Platform } from "@kaimu/api";
import type { Batches, BatchTransaction, Database, Transaction } from "@kaimu/db";
import type { Life } from "./life.ts";

/** The platform of a process that may die: its stores and third parties are the real ones, each write and call of them is a point of its life. */
export function mortalPlatform(platform: Platform, life: Life): Platform {
  return {
    ...platform,
    db: mortalDatabase(platform.db, life),
    batches: mortalBatches(platform.batches, life),
    redis: mortalRedis(platform.redis, life, platform.redis),
    gateways: Object.fromEntries(
      Object.entries(platform.gateways).map(([name, gateway]) => [name, calls(gateway, gateway.vendor, life)]),
    ),
    sms: calls(platform.sms, "sms", life),
    mail: undefined,
  };
}

type Execute = (sql: TemplateStringsArray, ...values: unknown[]) => Promise<number>;
/** Makes a write, which is called so and goes to this table, as its life allows. */
type Write = <T>(name: string, table: string, work: () => Promise<T>) => Promise<T>;

/** A write by itself is an effect. */
function mortalDatabase(db: Database, life: Life): Database {
  const transaction = (work: (tx: Transaction) => Promise<unknown>, options: object) =>
    inMortalTransaction(life, (write, beforeCommit) =>
      db.$transaction(async (tx) => {
        const result = await work(mortalClient(tx, write));
        beforeCommit();
        return result;
      }, options),
    );
  return mortalClient(db, (name, _table, work) => life.effect(name, work), transaction);
}

function mortalBatches(batches: Batches, life: Life): Batches {
  return {
    ...batches,
    inTransaction: (work) =>
      inMortalTransaction(life, (write, beforeCommit) =>
        batches.inTransaction(async (tx) => {
          const insert: BatchTransaction["insert"] = (table, columns, rows) =>
            write(`insert ${table}`, table, () => tx.insert(table, columns, rows));
          const result = await work({ ...tx, insert });
          beforeCommit();
          return result;
        }),
      ),
  };
}

/**
 * In a transaction the commit is the effect. Each write before it has a point in front of it, which is the one after the write before:
 * nothing of it is outside yet, and all of it is gone when the process dies. One that only reads has no point.
 */
async function inMortalTransaction<T>(
  life: Life,
  run: (write: Write, beforeCommit: () => void) => Promise<T>,
): Promise<T> {
  const written = new Set<string>();
  const point = (when: string) => written.size > 0 && life.point(`${when} commit of ${[...written].join(", ")}`);
  const write: Write = async (name, table, work) => {
    written.add(table);
    life.point(`before ${name} in a transaction`);
    return work();
  };
  const result = await run(write, () => point("before"));
  point("after");
  return result;
}

function mortalClient<Client extends object>(
  client: Client,
  write: Write,
  transaction?: (work: never, options: never) => Promise<unknown>,
): Client {
  return new Proxy(client, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name, target);
      if (name === "$transaction" && transaction) return transaction;
      if (name === "$executeRaw")
        return (sql: TemplateStringsArray, ...values: unknown[]) => {
          const [, verb = "", table = ""] = /^\s*(\w+)(?: INTO| FROM| IGNORE INTO)?\s+(\w+)/.exec(sql.join("?")) ?? [];
          const work = () => (value as Execute).call(target, sql, ...values);
          return write(`${verb.toLowerCase()} ${table}`, table, work);
        };
      if (typeof value === "function") return value.bind(target);
      const isModel = typeof value === "object" && value !== null && "createMany" in value;
      return isModel ? mortalModel(value as object, String(name), write) : value;
    },
  });
}

const writes = /^(create|update|upsert|delete)/;

function mortalModel(model: object, table: string, write: Write): object {
  return new Proxy(model, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name, target);
      if (typeof value !== "function" || !writes.test(String(name))) return value;
      return (...args: unknown[]) => write(`${String(name)} ${table}`, table, () => value.apply(target, args));
    },
  });
}

/** Of the many who live on this connection none waits for its end. */
const heard = new Set(["on", "once", "off"]);
const toRedis = /^(eval|evalsha|set\w*|h?del|hset|hincrby|incr\w*|p?expire|publish|z(add|rem)|exec)$/;

function mortalRedis<Client extends object>(redis: Client, life: Life, shared: object): Client {
  return new Proxy(redis, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name, target);
      if (typeof value !== "function") return value;
      if (heard.has(String(name)) && target === shared) return () => target;
      if (toRedis.test(String(name)))
        return (...args: unknown[]) => life.effect(`redis ${String(name)}`, () => value.apply(target, args));
      // What these give is spoken to like the connection itself.
      if (/^(duplicate|pipeline|multi)$/.test(String(name)))
        return (...args: unknown[]) => mortalRedis(value.apply(target, args), life, shared);
      return value.bind(target);
    },
  });
}

/** A third party: every call of it is an effect. */
function calls<Party extends object>(party: Party, who: string, life: Life): Party {
  return new Proxy(party, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name, target);
      // What is only worked out asks nobody.
      if (typeof value !== "function" || /^(tradeNumber|readCallback|answerCallback)$/.test(String(name))) return value;
      return (...args: unknown[]) => life.effect(`${who} ${String(name)}`, () => value.apply(target, args));
    },
  });
}
