import { afterAll, describe, expect, it } from "vitest";
import { isDuplicate, isUnreachable, openBatches } from "./index.ts";

const url = process.env.DATABASE_URL ?? "";
const batches = openBatches(url, { withinMs: 1_000 });
const table = `batch_rows_${process.pid}`;
afterAll(async () => {
  await batches.inTransaction((tx) => tx.select(`DROP TABLE IF EXISTS ${table}`, []));
  await batches.close();
});

const rows = () =>
  batches.inTransaction((tx) => tx.select<{ id: number; text: string; at: Date }>(`SELECT * FROM ${table}`, []));

describe("a transaction of many rows", () => {
  it("binds what it is given, and keeps all of it or nothing", async () => {
    const make = `CREATE TABLE ${table} (id INT PRIMARY KEY, text VARCHAR(40) NULL, at DATETIME(3) NULL)`;
    await batches.inTransaction((tx) => tx.select(make, []));
    const at = new Date("2026-11-27T01:02:03.456Z");
    const given = [
      { id: 1, text: 'it\'s "?" \\ 座', at },
      { id: 2, text: null, at: null },
    ];
    const columns = ["id", "text", "at"];
    await batches.inTransaction(async (tx) => {
      await tx.insert(table, columns, []);
      await tx.insert(
        table,
        columns,
        given.map((row) => [row.id, row.text, row.at]),
      );
    });
    const refused = batches.inTransaction(async (tx) => {
      await tx.insert(table, ["id"], [[3]]);
      await tx.insert(table, ["id"], [[4], [1]]);
    });
    expect(await refused.catch((error) => isDuplicate(error))).toBe(true);
    expect(await rows()).toEqual(given);
  });

  it("ends when the server does not, and leaves its connection to nobody", async () => {
    const stuck = batches.inTransaction(async (tx) => {
      await tx.insert(table, ["id"], [[5]]);
      await tx.select("SELECT SLEEP(15)", []);
    });
    const began = performance.now();
    expect(await stuck.catch((error) => isUnreachable(error))).toBe(true);
    expect(performance.now() - began).toBeLessThan(8_000);
    expect((await rows()).map((row) => row.id)).toEqual([1, 2]);
  });
});
