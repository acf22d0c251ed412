import { type Database, databaseAway } from "@kaimu/db";
import { expect, it } from "vitest";
import { testPlatform } from "../testing/test-platform.ts";
import { keepDeadLetter, keepOnceReachable } from "./dead-letters.ts";
import { newId } from "./ids.ts";

const { platform } = testPlatform();
const { db } = platform;

/** A database that refuses so many transactions with this error, and then goes on. */
function failing(times: number, error: Error): Database {
  let left = times;
  return new Proxy(db, {
    get(target, name) {
      if (name !== "$transaction" || left === 0) return Reflect.get(target, name);
      return async () => {
        left -= 1;
        throw error;
      };
    },
  });
}

const failed = () => ({
  ...{ job: "issue-tickets", runId: newId(), error: "no answer", tries: 11 },
  event: { id: newId(), name: "order/paid", data: { orderId: newId() } },
});
const keptOf = ({ runId }: { runId: string }) => db.deadLetterRun.count({ where: { runId } });

it("a failed job is kept when the database is there again, and once", async () => {
  const run = failed();
  await keepOnceReachable(failing(3, databaseAway()), run, 1);
  await keepDeadLetter(db, run);
  expect(await keptOf(run)).toBe(1);
});

it("what no waiting helps against is said at once", async () => {
  const run = failed();
  await expect(keepOnceReachable(failing(1, new Error("no such table")), run, 1)).rejects.toThrow("no such table");
  expect(await keptOf(run)).toBe(0);
});
