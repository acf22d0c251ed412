/**
 * Writes the books of orders older than the ledger: node packages/api/src/finance/backfill/main.ts. Cut off, it goes on where it was when it is run again.
 */
import { openDatabase } from "@kaimu/db";
import { readEnvOrExit } from "../../platform/env.ts";
import { backfillOrders, beginBackfill } from "./backfill.ts";

const db = openDatabase(readEnvOrExit().DATABASE_URL, 1);
const begun = await beginBackfill({ db });
const said = (o: { orders: number; posted: number }) =>
  `${o.orders} of ${begun.ofOrders} orders placed before ${begun.openedAt.toISOString()}, ${o.posted} facts posted`;
let backfill: Awaited<ReturnType<typeof backfillOrders>> = begun;
while (!backfill.endedAt) {
  backfill = await backfillOrders({ db }, backfill);
  if (process.stdout.isTTY) process.stdout.write(`\r${said(backfill)}`);
}
process.stdout.write(`${process.stdout.isTTY ? "\r" : ""}${said(backfill)}; done\n`);
await db.$disconnect();
