/**
 * The second door to MySQL, for what is written many rows at a time: plain connections whose transactions are a handful of multi-row
 * statements. One interactive transaction of Prisma costs this process a millisecond or more; here a hundred orders share that much.
 */
import { createPool, type Pool, type PoolConnection } from "mariadb";
import type { Around } from "./guarded-adapter.ts";
import { addressOf, sessionSettings } from "./session.ts";

/** A value as it is bound to a parameter; JSON goes as text. */
export type Value = string | number | bigint | Date | null;

/** A running transaction of many rows. Statements go one after another: after a deadlock the server has ended the transaction. */
export interface BatchTransaction {
  /** Inserts all rows with one statement; none gives none. Table and columns come from the code, never from a caller's input. */
  insert(table: string, columns: readonly string[], rows: readonly (readonly Value[])[]): Promise<void>;
  select<Row>(sql: string, values: readonly Value[]): Promise<Row[]>;
  /** Runs an update and says how many rows its condition has met. */
  change(sql: string, values: readonly Value[]): Promise<number>;
}

export interface Batches {
  /**
   * Runs `work` in one transaction under READ COMMITTED. When it throws, everything is gone, with one exception: when the connection
   * breaks at the commit, nobody knows (`isUnreachable` is true of that error as of any other broken connection).
   */
  inTransaction<T>(work: (tx: BatchTransaction) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/**
 * Opens on first use: a process that writes no batches holds no connections. `url` is mysql://user:password@host:port/name; `around` makes
 * each begin of a transaction, or refuses it when the database is away. What has begun is finished, or given up after `withinMs`: a server
 * that is frozen or cut off must not keep a whole batch of buyers waiting.
 */
export function openBatches(
  url: string,
  o: { connections?: number; around?: Around; withinMs?: number } = {},
): Batches {
  const { connections = 3, around = (work) => work(), withinMs = 8_000 } = o;
  let pool: Pool | undefined;
  const open = () => {
    const opened = createPool({
      ...addressOf(url),
      connectionLimit: connections,
      acquireTimeout: 2_000,
      connectTimeout: 2_000,
      timezone: "Z",
      initSql: [...sessionSettings, "SET SESSION innodb_lock_wait_timeout = 3"],
    });
    // Whoever waits for a connection hears of it; without a listener the same error would end the process.
    return opened.on("error" as "connection", () => undefined);
  };
  return {
    async inTransaction(work) {
      pool ??= open();
      const connection = await around(() => begin(pool as Pool));
      const overdue = setTimeout(() => connection.destroy(), withinMs);
      try {
        const result = await work(transactionOn(connection));
        await connection.commit();
        return result;
      } catch (error) {
        await connection.rollback().catch(() => connection.destroy());
        throw error;
      } finally {
        clearTimeout(overdue);
        await connection.release();
      }
    },
    async close() {
      await pool?.end();
      pool = undefined;
    },
  };
}

/** Begins on a connection of the pool. One that broke while it lay idle costs a second try, not a whole batch its orders. */
async function begin(pool: Pool, tries = 2): Promise<PoolConnection> {
  const connection = await pool.getConnection();
  const overdue = setTimeout(() => connection.destroy(), 2_000);
  try {
    await connection.beginTransaction();
    return connection;
  } catch (error) {
    connection.destroy();
    if (tries === 1) throw error;
    return begin(pool, tries - 1);
  } finally {
    clearTimeout(overdue);
  }
}

function transactionOn(connection: PoolConnection): BatchTransaction {
  return {
    async insert(table, columns, rows) {
      if (rows.length === 0) return;
      const row = `(${columns.map(() => "?").join(",")})`;
      const names = columns.map((column) => `\`${column}\``).join(",");
      await connection.query(`INSERT INTO ${table} (${names}) VALUES ${rows.map(() => row).join(",")}`, rows.flat());
    },
    select: (sql, values) => connection.query(sql, [...values]),
    async change(sql, values) {
      const { affectedRows } = await connection.query<{ affectedRows: number }>(sql, [...values]);
      return affectedRows;
    },
  };
}
