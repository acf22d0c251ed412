import { openDatabase } from "@kaimu/db";
import { expect, it } from "vitest";
import { newId } from "./platform/ids.ts";
import { webRouter } from "./router/web.ts";
import { testPlatform } from "./testing/test-platform.ts";
import { callerFactory, refusalOf } from "./trpc.ts";

const { contextFor } = testPlatform();

it("a buyer hears that we are busy, and not of an error, while the database is away", async () => {
  // Nobody listens on port 1.
  const db = openDatabase("mysql://kaimu:kaimu@127.0.0.1:1/kaimu");
  const caller = callerFactory(webRouter)(contextFor({ kind: "buyer", accountId: newId() }, { db }));
  const refused = await caller.identity.me().catch((error: unknown) => error);
  expect(refusalOf(refused).code).toBe("BUSY");
  await db.$disconnect();
});
