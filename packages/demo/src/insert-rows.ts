import type { Database, Prisma } from "@kaimu/db";

/**
 * Statements that insert rows by the thousand, into the columns that the first row has. `ignore` leaves rows alone that are there already.
 * Written as SQL because Prisma's createMany takes ten times as long, and a first start waits for this.
 */
export function insertRows<T extends object>(
  db: Pick<Database, "$executeRawUnsafe">,
  table: string,
  rows: T[],
  ignore = false,
): Prisma.PrismaPromise<number>[] {
  const columns = Object.keys(rows[0] ?? {}) as (keyof T & string)[];
  const names = columns.map((column) => `\`${column}\``).join(", ");
  const places = `(${columns.map(() => "?").join(", ")})`;
  return inPieces(rows, 1_000).map((piece) =>
    db.$executeRawUnsafe(
      `INSERT ${ignore ? "IGNORE " : ""}INTO ${table} (${names}) VALUES ${Array(piece.length).fill(places).join(", ")}`,
      ...piece.flatMap((row) => columns.map((column) => plain(row[column]))),
    ),
  );
}

function plain(value: unknown): unknown {
  return value !== null && typeof value === "object" && !(value instanceof Date) ? JSON.stringify(value) : value;
}

/** Pieces that a prepared statement has room for: 65,535 values at most. */
function inPieces<T>(rows: T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(rows.length / size) }, (_, at) => rows.slice(at * size, (at + 1) * size));
}
