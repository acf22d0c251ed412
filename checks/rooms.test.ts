import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { breaches, namedTables, ownedTables } from "./rooms.ts";

const root = join(import.meta.dirname, "..");
const tables = ownedTables(join(root, "packages/db/prisma/schema"));

describe("rooms", () => {
  it("touch no table of another room", () => {
    expect(breaches(join(root, "packages/api/src"), tables)).toEqual([]);
  });

  it("would be caught doing it, by delegate or in raw SQL", () => {
    const found = (source: string) => namedTables(source, tables).map((one) => `${one.room}.${one.model}`);
    expect(found("await ctx.db.order.findMany()")).toEqual(["ordering.Order"]);
    expect(found("await tx\n  .unitClaim.createMany({ data })")).toEqual(["inventory.UnitClaim"]);
    expect(found("tx.$queryRaw`SELECT 1 FROM payments WHERE id = 1`")).toEqual(["payment.Payment"]);
    expect(found("tx.$executeRaw`UPDATE orders SET state = 1`")).toEqual(["ordering.Order"]);
    expect(found('await tx.insert(\n  "unit_claims", columns, rows)')).toEqual(["inventory.UnitClaim"]);
    expect(found("const order = readOrder(ctx)")).toEqual([]);
  });

  it("own every table of the schema", () => {
    expect(new Set(tables.map((one) => one.room))).toEqual(
      new Set([
        "admission",
        "agency",
        "catalogue",
        "finance",
        "identity",
        "inventory",
        "marketing",
        "notification",
        "ordering",
        "payment",
        "platform",
        "ticketing",
      ]),
    );
  });
});
