/**
 * The door to MySQL: one Prisma client for reads and short transactions, and batches.ts for what is written many rows at a time.
 * Sessions run in UTC under READ COMMITTED; correctness stands on unique keys and on conditional
 * updates whose row count is checked, never on what a transaction read before.
 */
import { Prisma, PrismaClient } from "./generated/client.ts";
import { type Around, GuardedMariaDb } from "./guarded-adapter.ts";
import { addressOf, sessionSettings } from "./session.ts";

export type Database = PrismaClient;
/** A running transaction: what a function takes when its rows must be written with another room's. */
export type Transaction = Prisma.TransactionClient;

export { type Batches, type BatchTransaction, openBatches, type Value } from "./batches.ts";
export { isDuplicate, isLockTrouble, isUnreachable } from "./error-kinds.ts";
export * from "./generated/enums.ts";
export type * from "./generated/models.ts";
export { databaseAway, databaseIsAway } from "./guarded-adapter.ts";
export { Prisma };

/** Opens a pooled client. `url` is mysql://user:password@host:port/name; `around` makes each statement, or refuses it when the database is away. */
export function openDatabase(url: string, poolSize = 10, around: Around = (work) => work()): Database {
  const config = {
    ...addressOf(url),
    connectionLimit: poolSize,
    // A pool that cannot give a connection says so soon: the caller answers "busy" instead of hanging.
    acquireTimeout: 5_000,
    connectTimeout: 3_000,
    timezone: "Z",
    initSql: sessionSettings,
  };
  return new PrismaClient({ adapter: new GuardedMariaDb(config, around) });
}

/** Runs `work` in one transaction. Its writes are all kept or all gone. */
export function inTransaction<T>(db: Database, work: (tx: Transaction) => Promise<T>): Promise<T> {
  return db.$transaction(work, { isolationLevel: "ReadCommitted", maxWait: 5_000, timeout: 10_000 });
}

/** Runs reads in one transaction that sees the database as it was at its first one, however long they take. */
export function inSnapshot<T>(db: Database, work: (tx: Transaction) => Promise<T>): Promise<T> {
  return db.$transaction(work, { isolationLevel: "RepeatableRead", maxWait: 5_000, timeout: 30_000 });
}
