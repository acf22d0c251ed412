import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import internals from "@prisma/internals";

/** One column as both sides can be asked for it. */
interface Column {
  type: string;
  nullable: boolean;
}

type Tables = Map<string, { columns: Map<string, Column>; indexes: Set<string> }>;

/** What the Prisma schema says the database looks like. */
export async function schemaTables(schemaDir: string): Promise<Tables> {
  const datamodel: [string, string][] = readdirSync(schemaDir).map((file) => [
    file,
    readFileSync(join(schemaDir, file), "utf8"),
  ]);
  const { datamodel: model } = await internals.getDMMF({ datamodel });
  const enums = new Map(
    model.enums.map((one) => [
      one.name,
      `enum(${one.values.map((value) => `'${value.dbName ?? value.name}'`).join(",")})`,
    ]),
  );
  return new Map(
    model.models.map((one) => {
      const fields = one.fields.filter((field) => field.kind !== "object");
      const primary = one.primaryKey?.fields ?? one.fields.filter((field) => field.isId).map((field) => field.name);
      const unique = [
        ...one.uniqueFields,
        ...one.fields.filter((field) => field.isUnique).map((field) => [field.name]),
      ];
      const plain = model.indexes.filter((index) => index.model === one.name && index.type === "normal");
      return [
        one.dbName ?? one.name,
        {
          columns: new Map(
            fields.map((field) => [
              field.name,
              { type: enums.get(field.type) ?? sqlType(field), nullable: !field.isRequired },
            ]),
          ),
          indexes: new Set([
            `unique ${primary.join(",")}`,
            ...unique.map((names) => `unique ${names.join(",")}`),
            ...plain.map((index) => `index ${index.fields.map((field) => field.name).join(",")}`),
          ]),
        },
      ];
    }),
  );
}

function sqlType(field: { type: string; nativeType?: readonly [string, readonly string[]] | null }): string {
  const [name = "", parts = []] = field.nativeType ?? [];
  const native: Record<string, string> = {
    Char: `char(${parts[0]})`,
    VarChar: `varchar(${parts[0]})`,
    Text: "text",
    DateTime: `datetime(${parts[0]})`,
  };
  const plain: Record<string, string> = { Int: "int", BigInt: "bigint", Boolean: "tinyint(1)", Json: "longtext" };
  return native[name] ?? plain[field.type] ?? field.type;
}

type Ask = (sql: string) => Promise<Record<string, unknown>[]>;

/** What the database itself says. MySQL and MariaDB write integers and JSON differently; both are brought to one form. */
export async function databaseTables(ask: Ask): Promise<Tables> {
  const tables: Tables = new Map();
  const entry = (name: unknown) => {
    const known = tables.get(String(name)) ?? { columns: new Map(), indexes: new Set<string>() };
    tables.set(String(name), known);
    return known;
  };
  const columns = await ask(
    "SELECT table_name AS t, column_name AS c, column_type AS ty, is_nullable AS n FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name <> 'schema_migrations'",
  );
  for (const row of columns) {
    const type = String(row.ty)
      .toLowerCase()
      .replace(/^(int|bigint)\(\d+\)/, "$1")
      .replace(/^json$/, "longtext");
    entry(row.t).columns.set(String(row.c), { type: type.replaceAll(", ", ","), nullable: row.n === "YES" });
  }
  const indexes = await ask(
    "SELECT table_name AS t, MIN(non_unique) AS nu, GROUP_CONCAT(column_name ORDER BY seq_in_index) AS cs, index_name AS i FROM information_schema.statistics WHERE table_schema = DATABASE() AND table_name <> 'schema_migrations' GROUP BY table_name, index_name",
  );
  for (const row of indexes) {
    // The database makes an index for a foreign key by itself, under the key's name.
    if (!String(row.i).endsWith("_fkey"))
      entry(row.t).indexes.add(`${Number(row.nu) === 0 ? "unique" : "index"} ${row.cs}`);
  }
  return tables;
}

/** Every difference, a line each; none when schema and database agree. */
export function differences(schema: Tables, database: Tables): string[] {
  const lines: string[] = [];
  for (const table of new Set([...schema.keys(), ...database.keys()])) {
    const [said, found] = [schema.get(table), database.get(table)];
    if (!said || !found) {
      lines.push(`${table}: only in ${said ? "the schema" : "the database"}`);
      continue;
    }
    for (const column of new Set([...said.columns.keys(), ...found.columns.keys()])) {
      const [a, b] = [said.columns.get(column), found.columns.get(column)];
      if (JSON.stringify(a) !== JSON.stringify(b))
        lines.push(`${table}.${column}: schema ${JSON.stringify(a)}, database ${JSON.stringify(b)}`);
    }
    for (const index of new Set([...said.indexes, ...found.indexes])) {
      if (said.indexes.has(index) !== found.indexes.has(index))
        lines.push(`${table}: ${index} only in ${said.indexes.has(index) ? "the schema" : "the database"}`);
    }
  }
  return lines;
}
