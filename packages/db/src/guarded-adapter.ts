import { PrismaMariaDb } from "@prisma/adapter-mariadb";
import { isOfConnections, isOfSocket, plainErrorNumber } from "./error-kinds.ts";
import { Prisma } from "./generated/client.ts";

/** Makes a call to the database or refuses it: a circuit breaker's `run`. */
export type Around = <T>(work: () => Promise<T>) => Promise<T>;

/** What callers get for a call that was not made because the database is away: `isUnreachable` knows it. */
export function databaseAway(): Error {
  return new Prisma.PrismaClientKnownRequestError("not asked: the database is away", {
    code: "P1001",
    clientVersion: "",
  });
}

/** No statement of ours takes as long; a server that took it and never answers must not keep its caller for ever. */
const answerWithinMs = 15_000;

/**
 * The connector with something put around each statement and each begin of a transaction. Statements inside a transaction are left alone:
 * what has begun is finished, and its end decides.
 */
export class GuardedMariaDb extends PrismaMariaDb {
  readonly #around: Around;

  constructor(config: ConstructorParameters<typeof PrismaMariaDb>[0], around: Around) {
    super(config);
    this.#around = around;
  }

  override async connect() {
    const adapter = await super.connect();
    const around = this.#around;
    const queryRaw = adapter.queryRaw.bind(adapter);
    const executeRaw = adapter.executeRaw.bind(adapter);
    const startTransaction = adapter.startTransaction.bind(adapter);
    adapter.queryRaw = (query) => around(() => inTime(queryRaw(query)));
    adapter.executeRaw = (query) => around(() => inTime(executeRaw(query)));
    adapter.startTransaction = (isolation) => around(() => startTransaction(isolation));
    return adapter;
  }
}

function inTime<T>(answer: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(databaseAway()), answerWithinMs);
    answer.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

/**
 * Whether an error of the connector means that the database is away: no connection, none left in the pool, or one that broke. Codes from
 * 45000 on are the connector's own, 1040 and 1053 the server's "too many connections" and "shutting down"; what SQL refuses never counts.
 */
export function databaseIsAway(error: unknown): boolean {
  if (error instanceof Prisma.PrismaClientKnownRequestError) return error.code === "P1001";
  const plain = plainErrorNumber(error);
  if (plain !== undefined) return isOfConnections(plain);
  if (isOfSocket(error)) return true;
  const { originalCode, originalMessage } =
    (error as { cause?: { originalCode?: string; originalMessage?: string } }).cause ?? {};
  if (/^(45\d{3}|1040|1053|1927|2013)$/.test(originalCode ?? "")) return true;
  return /\b(EPIPE|ECONNRESET|ECONNREFUSED|ETIMEDOUT|EHOSTUNREACH|ENOTFOUND)\b/.test(originalMessage ?? "");
}
