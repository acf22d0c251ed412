import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createConnection } from "mariadb";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { databaseTables, differences, schemaTables } from "./schema.ts";

const schemaDir = join(import.meta.dirname, "../packages/db/prisma/schema");
let connection: Awaited<ReturnType<typeof createConnection>>;
beforeAll(async () => {
  const at = new URL(process.env.DATABASE_URL ?? "");
  connection = await createConnection({
    host: at.hostname,
    port: Number(at.port),
    user: at.username,
    password: at.password,
    database: at.pathname.slice(1),
  });
});
afterAll(() => connection.end());

/** The database's tables, without those that other tests have for themselves meanwhile. */
async function tablesNow() {
  const tables = await databaseTables((sql) => connection.query(sql));
  for (const name of tables.keys()) if (name.startsWith("batch_rows_")) tables.delete(name);
  return tables;
}

describe("the Prisma schema and the migrations", () => {
  it("agree on every table, column and index", async () => {
    expect(differences(await schemaTables(schemaDir), await tablesNow())).toEqual([]);
  });

  it("leave the time to the database: what the client calls now is its host's clock", () => {
    const files = readdirSync(schemaDir).filter((name) => name.endsWith(".prisma"));
    const named = files.filter((name) => /now\(\)/.test(readFileSync(join(schemaDir, name), "utf8")));
    expect(named).toEqual([]);
  });

  it("are seen to differ when a column, a type or a key does", async () => {
    const [schema, database] = [await schemaTables(schemaDir), await tablesNow()];
    database.get("orders")?.columns.delete("totalFen");
    database.get("unit_claims")?.indexes.delete("unique performanceId,unit");
    database.get("tickets")?.columns.set("unit", { type: "bigint", nullable: true });
    expect(differences(schema, database).map((line) => line.split(/[: ]/)[0])).toEqual(
      ["unit_claims", "orders.totalFen", "tickets.unit"].sort((a, b) => order(schema, a) - order(schema, b)),
    );
  });
});

const order = (schema: Map<string, unknown>, line: string) => [...schema.keys()].indexOf(line.split(".")[0] ?? "");
