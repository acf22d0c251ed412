import type { Transaction } from "@kaimu/db";

/** The time by the database's clock, which orders and all that money does go by. */
export async function databaseNow(tx: Pick<Transaction, "$queryRaw">): Promise<Date> {
  const [clock] = await tx.$queryRaw<[{ now: Date }]>`SELECT NOW(3) AS now`;
  return clock.now;
}
