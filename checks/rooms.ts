import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** A model, its table, and the room whose schema file it stands in. */
export interface OwnedTable {
  room: string;
  model: string;
  table: string;
}

/** Reads the owners from the Prisma schema: the file's name is the room's. */
export function ownedTables(schemaDir: string): OwnedTable[] {
  return readdirSync(schemaDir).flatMap((file) => {
    const room = file.replace(/\.prisma$/, "");
    const source = readFileSync(join(schemaDir, file), "utf8");
    return [...source.matchAll(/^model (\w+) \{([\s\S]*?)^\}/gm)].map(([, model = "", body = ""]) => ({
      room,
      model,
      table: /@@map\("(\w+)"\)/.exec(body)?.[1] ?? model,
    }));
  });
}

/** Which tables a source names: Prisma delegates (`db.order.`, `tx.order.`), tables in raw SQL and in inserts of many rows. */
export function namedTables(source: string, tables: OwnedTable[]): OwnedTable[] {
  return tables.filter(({ model, table }) => {
    const delegate = model.charAt(0).toLowerCase() + model.slice(1);
    const usesDelegate = new RegExp(`\\b(?:db|tx|database|prisma)\\s*\\.\\s*${delegate}\\s*\\.`).test(source);
    const inSql = new RegExp(`\\b(?:FROM|JOIN|INTO|UPDATE|TABLE)\\s+\`?${table}\`?\\b`, "i").test(source);
    const inserts = new RegExp(`\\.insert\\(\\s*"${table}"`).test(source);
    return usesDelegate || inSql || inserts;
  });
}

/** Every place where a room's file names a table of another room. Tests and their factories may look everywhere. */
export function breaches(apiDir: string, tables: OwnedTable[]): string[] {
  const rooms = readdirSync(apiDir, { withFileTypes: true }).filter(
    (entry) => entry.isDirectory() && entry.name !== "testing",
  );
  return rooms.flatMap(({ name: room }) =>
    readdirSync(join(apiDir, room), { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"))
      .flatMap((file) =>
        namedTables(readFileSync(join(apiDir, room, file), "utf8"), tables)
          .filter((named) => named.room !== room)
          .map((named) => `${room}/${file} names ${named.table}, which is ${named.room}'s`),
      ),
  );
}
