/**
 * The door to MySQL: one Prisma client for reads and short transactions.
 * Sessions run in UTC under READ COMMITTED; correctness stands on unique keys and on conditional
 * updates whose row count is checked, never on what a transaction read before.
 */
import { Prisma, PrismaClient } from "./generated/client.ts";
import { type Around, GuardedMariaDb } from "./guarded-adapter.ts";

export type Database = PrismaClient;
/** A running transaction: what a function takes when its rows must be written with another room's. */
export type Transaction = Prisma.TransactionClient;

export * from "./generated/enums.ts";
export type * from "./generated/models.ts";
export { databaseAway, databaseIsAway } from "./guarded-adapter.ts";
export { Prisma };

/** Opens a pooled client. `url` is mysql://user:password@host:port/name; `around` makes each statement, or refuses it when the database is away. */
export function openDatabase(url: string, poolSize = 10, around: Around = (work) => work()): Database {
  const at = new URL(url);
  const config = {
    host: at.hostname,
    port: Number(at.port || 3306),
    user: decodeURIComponent(at.username),
    password: decodeURIComponent(at.password),
    database: at.pathname.slice(1),
    connectionLimit: poolSize,
    // A pool that cannot give a connection says so soon: the caller answers "busy" instead of hanging.
    acquireTimeout: 5_000,
    connectTimeout: 3_000,
    timezone: "Z",
    initSql: ["SET time_zone = '+00:00'", "SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED"],
  };
  return new PrismaClient({ adapter: new GuardedMariaDb(config, around) });
}

/** Runs `work` in one transaction. Its writes are all kept or all gone. */
export function inTransaction<T>(db: Database, work: (tx: Transaction) => Promise<T>): Promise<T> {
  return db.$transaction(work, { isolationLevel: "ReadCommitted", maxWait: 5_000, timeout: 10_000 });
}

/** True when a write was refused because a row with the same unique key is there already; raw statements report it in their own way. */
export function isDuplicate(error: unknown): boolean {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return false;
  if (error.code === "P2002") return true;
  return error.code === "P2010" && JSON.stringify(error.meta ?? {}).includes("UniqueConstraintViolation");
}

/**
 * True when the database was away, fell while it was asked, or had no room for it now (pool, lock, deadlock): nothing is wrong with the
 * request, and the same may be asked again. Codes from 45000 on are the connector's own: of connections and its pool, never of SQL.
 */
export function isUnreachable(error: unknown): boolean {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return false;
  if (["P1001", "P1002", "P1008", "P1017", "P2024", "P2028", "P2034"].includes(error.code)) return true;
  const { cause } = (error.meta?.driverAdapterError ?? {}) as {
    cause?: { originalCode?: string; originalMessage?: string };
  };
  if (/^(45\d{3}|1205|1213)$/.test(cause?.originalCode ?? "")) return true;
  return /\b(EPIPE|ECONNRESET|ECONNREFUSED|ETIMEDOUT)\b/.test(cause?.originalMessage ?? error.message);
}
