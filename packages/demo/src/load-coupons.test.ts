import { readEnv } from "@kaimu/api";
import { openDatabase } from "@kaimu/db";
import { afterAll, expect, it } from "vitest";
import { loadCoupons } from "./load-coupons.ts";

const db = openDatabase(readEnv().DATABASE_URL, 1);
afterAll(() => db.$disconnect());

it("the demo's coupons are there once, however often they are loaded", async () => {
  await loadCoupons(db, new Date());
  await loadCoupons(db, new Date());
  const coupons = await db.coupon.findMany({
    where: { code: { in: ["KAIMU20", "DAWN15"] } },
    orderBy: { code: "asc" },
  });
  expect(coupons.map(({ code, kind, percent, amountFen }) => [code, kind, percent ?? amountFen])).toEqual([
    ["DAWN15", "percent_off", 15],
    ["KAIMU20", "amount_off", 2_000],
  ]);
});
