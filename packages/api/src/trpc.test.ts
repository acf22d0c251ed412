import { inTransaction } from "@kaimu/db";
import { expect, it } from "vitest";
import { testPlatform } from "./testing/test-platform.ts";
import { refusalOf } from "./trpc.ts";

const { platform } = testPlatform();

it("a buyer hears that we are busy, and not of an error, when the database falls while it is asked", async () => {
  const refused = await inTransaction(platform.db, async (tx) => {
    const [{ id }] = await tx.$queryRaw<[{ id: bigint }]>`SELECT CONNECTION_ID() AS id`;
    await platform.db.$executeRawUnsafe(`KILL ${id}`);
    await tx.$queryRaw`SELECT 1`;
  }).catch((error: unknown) => error);
  expect(refusalOf(refused).code).toBe("BUSY");
  expect(refusalOf(new Error("of another kind")).code).toBe("INTERNAL");
});
