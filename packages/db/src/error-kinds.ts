import { SqlError } from "mariadb";
import { Prisma } from "./generated/client.ts";

/** The number of an error of a plain connection (batches.ts); undefined for every other error. */
export function plainErrorNumber(error: unknown): number | undefined {
  return error instanceof SqlError ? error.errno : undefined;
}

/** True when a write was refused because a row with the same unique key is there already; raw statements report it in their own way. */
export function isDuplicate(error: unknown): boolean {
  if (plainErrorNumber(error) === 1062) return true;
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return false;
  if (error.code === "P2002") return true;
  return error.code === "P2010" && JSON.stringify(error.meta ?? {}).includes("UniqueConstraintViolation");
}

/**
 * True when the database was away, fell while it was asked, or had no room for it now (pool, lock, deadlock): nothing is wrong with the
 * request, and the same may be asked again. Codes from 45000 on are the connector's own: of connections and its pool, never of SQL.
 */
export function isUnreachable(error: unknown): boolean {
  const plain = plainErrorNumber(error);
  if (plain !== undefined) return isOfConnections(plain) || isOfLocks(plain);
  if (isOfSocket(error)) return true;
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return false;
  if (["P1001", "P1002", "P1008", "P1017", "P2024", "P2028", "P2034"].includes(error.code)) return true;
  const { cause } = (error.meta?.driverAdapterError ?? {}) as {
    cause?: { originalCode?: string; originalMessage?: string };
  };
  const code = Number(cause?.originalCode);
  if (isOfConnections(code) || isOfLocks(code)) return true;
  return /\b(EPIPE|ECONNRESET|ECONNREFUSED|ETIMEDOUT)\b/.test(cause?.originalMessage ?? error.message);
}

/** A socket that broke under a statement: the connector passes its error on as it is. */
export function isOfSocket(error: unknown): boolean {
  return (
    error instanceof Error &&
    /^(EPIPE|ECONNRESET|ECONNREFUSED|ETIMEDOUT)$/.test((error as { code?: string }).code ?? "")
  );
}

/** Codes of connections: the connector's own, and the server's "too many connections", "shutting down", "connection killed" and "lost". */
export const isOfConnections = (code: number) => code >= 45_000 || [1040, 1053, 1927, 2013].includes(code);
const isOfLocks = (code: number) => code === 1205 || code === 1213;

/** True when a transaction of many rows waited too long for a lock, or was the one given up to end a deadlock: it may well succeed next time. */
export function isLockTrouble(error: unknown): boolean {
  const plain = plainErrorNumber(error);
  return plain !== undefined && isOfLocks(plain);
}
