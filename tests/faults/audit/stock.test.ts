import { givesBack } from "./money-stories.fixture.ts";
import { smallSale, tells } from "./planted.fixture.ts";
import { unit } from "./small-sale.fixture.ts";

smallSale();

tells("leaked_stock", [
  ["a unit that is free and somebody's", ({ redis, key }) => redis.setrange(key("units"), 2 * 7, unit(9, 0))],
  ["a unit that is held by nobody", ({ redis, key }) => redis.setrange(key("units"), 2 * 7, unit(0, 1))],
  ["a blocked unit that is for sale", ({ redis, key }) => redis.setrange(key("units"), 4 * 7, unit(0, 0))],
  ["a unit for sale that is blocked", ({ redis, key }) => redis.setrange(key("units"), 2 * 7, unit(0, 3))],
  ["a unit beyond the plan", ({ redis, key }) => redis.append(key("units"), unit(0, 0))],
  ["free neighbours that no search finds", ({ redis, key }) => redis.set(key("room:0"), Buffer.from([0]))],
  [
    "a sold unit that Redis thinks free",
    async ({ redis, key, id }) => {
      await redis.setrange(key("units"), 0, unit(0, 0));
      await redis.hdel(key("accounts"), id.ann);
    },
  ],
  ["a unit that is another's in Redis", ({ redis, key }) => redis.setrange(key("units"), 0, unit(7, 3))],
  [
    "a unit that Redis thinks claimed and nobody has claimed",
    ({ sql, id }) => sql("DELETE FROM unit_claims WHERE orderId = ?", [id.waiting]),
  ],
  [
    "the claim of an order that has ended",
    ({ sql, id }) => sql("UPDATE orders SET state = 'cancelled' WHERE id = ?", [id.waiting]),
  ],
  ["a claim that is not marked as sold", ({ sql }) => sql("UPDATE unit_claims SET state = 'claimed'")],
  [
    "an account that is counted with more than it has",
    ({ redis, key, id }) => redis.hset(key("accounts"), id.ben, "2:0:0"),
  ],
  [
    "a hold long past its end",
    async ({ redis, key, id }) => {
      const record = (await redis.hget(key("accounts"), id.eve)) ?? "";
      await redis.hset(
        key("accounts"),
        id.eve,
        record.replace(/^1:0:0:(\d+)/, (_, s) => `1:0:0:${s - 600}`),
      );
    },
  ],
  ["a hold without an end", ({ redis, key }) => redis.del(key("deadlines"))],
  ["an end of no hold", ({ redis, key, id }) => redis.zadd(key("deadlines"), 1, id.ann)],
  [
    "a sold unit that the map shows as free",
    ({ outside }) => {
      outside.shown = Buffer.from([0b10_01_10_01, 0]);
    },
  ],
  ["a unit whose hold is lost", ({ redis, key, id }) => redis.hdel(key("accounts"), id.eve)],
  ["a hold whose unit is lost", ({ redis, key }) => redis.setrange(key("units"), 3 * 7, unit(0, 0))],
  ["unit state of an epoch that is over", ({ redis, key }) => redis.set(key("sale"), "2:1")],
  ["claims of a performance Redis knows nothing of", ({ redis, key }) => redis.del(key("sale"))],
  [
    "a unit that was given back and is not on sale again when it should be",
    async (sale) => {
      await givesBack(sale);
      await sale.sql("UPDATE unit_claims SET freeAt = NOW(3) - INTERVAL 5 MINUTE WHERE freeAt IS NOT NULL");
    },
  ],
  [
    "a unit that waits to be sold again though nobody gave it back",
    ({ sql }) => sql("UPDATE unit_claims SET freeAt = NOW(3) + INTERVAL 1 DAY WHERE state = 'sold'"),
  ],
]);
