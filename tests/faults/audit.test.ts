import { newId } from "@kaimu/api";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type Counter, isClean, verdictLine } from "./audit/audit.ts";
import { openSmallSale, type SmallSale, unit } from "./audit/small-sale.fixture.ts";
import type { HoldMoment } from "./holds.ts";

let sale: SmallSale;
beforeAll(async () => {
  const { DATABASE_URL = "", REDIS_URL = "" } = process.env;
  sale = await openSmallSale({ databaseUrl: DATABASE_URL, redisUrl: REDIS_URL });
});
beforeEach(() => sale.begin());
afterAll(() => sale?.close());

test("a sale in order has nothing to be found", async () => {
  const verdict = await sale.verdict();
  expect(Object.values(verdict).flat()).toEqual([]);
  expect(isClean(verdict)).toBe(true);
  expect(verdictLine(verdict)).toBe(
    "faults: oversold=0 lost_paid=0 unbalanced=0 leaked_stock=0 stuck_orders=0 double_held=0 broken_promise=0 refunded_though_in_time=0",
  );
});

type Plant = [what: string, plant: (s: SmallSale) => unknown];

/** A second order for the sold unit, made as if no key had stood in the way. */
async function secondOwner({ sql, id }: SmallSale): Promise<string> {
  const order = newId();
  await sql(
    `INSERT INTO orders (id, accountId, organizerId, eventId, performanceId, channel, state, totalFen, clientKey, holdId, expiresAt)
     SELECT ?, ?, organizerId, eventId, performanceId, channel, 'paid', totalFen, ?, holdId, expiresAt FROM orders WHERE id = ?`,
    [order, id.ben, newId(), id.sold],
  );
  await sql(
    `INSERT INTO order_lines (id, orderId, kind, state, amountFen, performanceId, unit, terms)
     SELECT ?, ?, kind, state, amountFen, performanceId, unit, terms FROM order_lines WHERE id = ?`,
    [order, order, id.sold],
  );
  return order;
}

const planted: Record<Counter, Plant[]> = {
  oversold: [
    [
      "a unit with two live tickets",
      ({ sql, id }) =>
        sql(
          "INSERT INTO tickets (id, orderId, orderLineId, accountId, eventId, performanceId, unit) SELECT ?, orderId, ?, accountId, eventId, performanceId, unit FROM tickets",
          [newId(), newId()],
        ).then(() => id),
    ],
    ["a unit in two living orders", secondOwner],
    [
      "a unit that was promised while it was still another's, though both have ended",
      async ({ sql, id }) => {
        await sql("UPDATE order_lines SET unit = 2 WHERE id = ?", [id.waiting]);
        await sql("UPDATE order_transitions SET at = NOW(3) - INTERVAL 390 SECOND WHERE orderId = ?", [id.waiting]);
      },
    ],
    [
      "more claims than there are units for sale",
      ({ sql, id }) =>
        sql(
          "INSERT INTO unit_claims (performanceId, unit, orderId, orderLineId, state, fence, channel, accountId, createdAt) SELECT performanceId, 4, orderId, orderLineId, state, fence, channel, accountId, createdAt FROM unit_claims WHERE unit = 0",
        ).then(() => id),
    ],
    [
      "a ticket of an order that is not paid",
      ({ sql, id }) => sql("UPDATE orders SET state = 'expired' WHERE id = ?", [id.sold]),
    ],
    ["an account with more units than the show allows", ({ sql }) => sql("UPDATE events SET perAccountLimit = 0")],
    [
      "one client key that became two orders",
      ({ witness, id }) => {
        const told = { accountId: id.ann, clientKey: "same", units: [0] };
        witness.seen.push({ ...told, orderId: id.sold }, { ...told, orderId: id.waiting });
      },
    ],
  ],
  lost_paid: [
    [
      "money that came for an order that had ended, and did not go back",
      ({ outside, trade }) => {
        outside.trades = [trade("t-sold"), trade("t-expired")];
      },
    ],
    [
      "money for a trade nobody knows",
      ({ outside, trade }) => {
        outside.trades.push(trade("t-unknown"));
      },
    ],
    [
      "a paid order without its money",
      ({ outside }) => {
        outside.trades.shift();
      },
    ],
    ["a paid order without its ticket", ({ sql }) => sql("DELETE FROM credentials; DELETE FROM tickets")],
    ["a ticket with nothing to show at the gate", ({ sql }) => sql("UPDATE credentials SET state = 'revoked'")],
    ["a buyer who was never told of his tickets", ({ sql }) => sql("DELETE FROM messages")],
    [
      "an order that was promised and forgotten",
      ({ witness, id }) => {
        witness.seen.push({ orderId: newId(), accountId: id.ann, clientKey: "k", units: [2] });
      },
    ],
    [
      "a forged callback that was believed",
      ({ witness }) => {
        witness.believed.push("a callback with bad_signature");
      },
    ],
  ],
  unbalanced: [
    [
      "an order whose lines cost more than was paid",
      ({ sql, id }) => sql("UPDATE order_lines SET amountFen = 101 WHERE id = ?", [id.sold]),
    ],
    [
      "a live line that is not paid for",
      ({ sql, id }) => sql("UPDATE order_lines SET state = 'refunded' WHERE id = ?", [id.sold]),
    ],
    [
      "a payment we count that the gateway never took",
      ({ sql, id }) => sql("UPDATE payments SET paidFen = 99 WHERE id = ?", [id.sold]),
    ],
    [
      "a payment the gateway took that we do not count",
      ({ sql, id }) => sql("UPDATE payments SET state = 'closed' WHERE id = ?", [id.expired]),
    ],
    [
      "a refund the gateway made and nobody asked for",
      ({ outside, trade }) => {
        outside.trades[0] = trade("t-sold", { refunds: [{ out_request_no: "r-stranger", amount: 1 }] });
      },
    ],
    [
      "a refund we count that the gateway never made",
      ({ outside }) => {
        outside.trades[1] = { ...outside.trades[1], refunds: [] } as (typeof outside.trades)[number];
      },
    ],
    ["a refund of another amount", ({ sql }) => sql("UPDATE refunds SET amountFen = 40")],
  ],
  leaked_stock: [
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
  ],
  stuck_orders: [
    [
      "an order that waits past its time",
      ({ sql }) => sql("UPDATE orders SET expiresAt = NOW(3) - INTERVAL 1 SECOND WHERE state = 'awaiting_payment'"),
    ],
    ["an outbox row that was never sent", ({ sql }) => sql("UPDATE outbox_events SET sentAt = NULL")],
    ["a refund that was never made", ({ sql }) => sql("UPDATE refunds SET state = 'requested'")],
    ["a callback that was never applied", ({ sql }) => sql("UPDATE payment_callbacks SET outcome = 'received'")],
    ["a message that was never sent", ({ sql }) => sql("UPDATE messages SET state = 'queued'")],
    [
      "a job that has failed for good",
      ({ outside, run }) => {
        outside.runs.push(run("failed", { error: "no luck" }));
      },
    ],
    [
      "a job that never ends",
      ({ outside, run }) => {
        outside.runs.push(run("running"));
      },
    ],
    [
      "a round that failed and never went well again",
      ({ outside, run }) => {
        outside.runs.push(run("failed", { function_slug: "kaimu-sweep", event: { name: "inngest/scheduled.timer" } }));
      },
    ],
  ],
  double_held: [
    ["a unit that two buyers were given at once", ({ witness, id }) => twoHolds(witness.holds, id)],
    [
      "a unit that was given away while Redis forgot another's claim",
      ({ witness, id }) => {
        twoHolds(witness.holds, id);
        witness.losses.push({ from: 150, until: 150, units: new Set([`${id.show}/2`]) });
      },
    ],
    [
      "a unit that was given away long after Redis had lost its memory",
      ({ witness, id }) => {
        twoHolds(witness.holds, id, 100_000);
        witness.losses.push({ from: 90_000, until: 90_500 });
      },
    ],
    [
      "a unit that was given away while the organizer took another",
      ({ witness, id }) => {
        twoHolds(witness.holds, id);
        witness.withdrawn.push({ from: 1_000, until: 1_100, units: new Set([`${id.show}/2`]) });
      },
    ],
    [
      "a request that gave a second hold when it came once more",
      ({ witness, id }) => {
        comesAgain(witness.holds, id, 2_000);
      },
    ],
    [
      "a request that gave a second hold when the first one's time was up",
      ({ witness, id }) => {
        comesAgain(witness.holds, id, 11_000);
      },
    ],
  ],
  broken_promise: [
    [
      "a hold that was gone before its time",
      ({ witness, id }) => {
        ordering(witness.holds, id, "HOLD_EXPIRED");
      },
    ],
    [
      "a hold whose unit was another's",
      ({ witness, id }) => {
        ordering(witness.holds, id, "UNITS_TAKEN");
      },
    ],
    [
      "a unit that was given away while it was in somebody's order",
      ({ witness, id }) => {
        ordered(witness.holds, id);
      },
    ],
    [
      "a hold that went when the one before it was let go",
      ({ witness, id }) => {
        ordering(witness.holds, id, "HOLD_EXPIRED");
        const moment = { accountId: id.eve, performanceId: id.show, holdId: "her one before" };
        witness.holds.splice(2, 0, { ...moment, at: 1_000, did: "release" }, { ...moment, at: 1_010, did: "released" });
      },
    ],
    [
      "a hold whose unit was ordered by somebody who had let it go before",
      ({ witness, id }) => {
        ordering(witness.holds, id, "UNITS_TAKEN");
        letGoAndOrdered(witness.holds, id, { letGo: 40, ordered: 80 });
      },
    ],
  ],
  refunded_though_in_time: [
    [
      "an order that expired though it was paid in time",
      ({ sql, id }) => sql("UPDATE orders SET expiresAt = '2026-11-25 12:00:01' WHERE id = ?", [id.expired]),
    ],
    [
      "an order that was cancelled by nobody though it was paid in time",
      ({ sql, id }) =>
        sql("UPDATE orders SET state = 'cancelled', expiresAt = '2026-11-25 12:00:01' WHERE id = ?", [id.expired]),
    ],
  ],
};

/** From `since` (ms) on eve has unit 3 for ten seconds, and ann is given it in the middle of that. */
function twoHolds(holds: HoldMoment[], id: SmallSale["id"], since = 0): void {
  const hold = (accountId: string, at: number) => {
    const moment = { accountId, performanceId: id.show };
    holds.push({ ...moment, at, did: "ask" });
    holds.push({ ...moment, at: at + 20, did: "ok", holdId: newId(), units: [3], leftMs: 10_000 });
  };
  hold(id.eve, since + 100);
  hold(id.ann, since + 5_000);
}

/** Eve has unit 3 for ten seconds and is refused when she orders, two seconds later. */
function ordering(holds: HoldMoment[], id: SmallSale["id"], code: string): void {
  const moment = { accountId: id.eve, performanceId: id.show, holdId: id.hold };
  holds.push({ ...moment, at: 100, did: "ask" });
  holds.push({ ...moment, at: 120, did: "ok", units: [3], leftMs: 10_000 });
  holds.push({ ...moment, at: 2_000, did: "end" });
  holds.push({ ...moment, at: 2_000, did: "order", clientKey: "key" });
  holds.push({ ...moment, at: 2_050, did: "not ordered", code });
}

/** Eve lets her hold go, and the request that gave it arrives once more and gives her another. */
function comesAgain(holds: HoldMoment[], id: SmallSale["id"], at: number): void {
  const moment = { accountId: id.eve, performanceId: id.show, holdId: id.hold };
  holds.push({ ...moment, at: 100, did: "ask" });
  holds.push({ ...moment, at: 120, did: "ok", units: [3], leftMs: 10_000 });
  holds.push({ ...moment, at: 1_000, did: "end" }, { ...moment, at: 1_000, did: "release" });
  holds.push({ ...moment, at: at - 20, did: "copy" });
  holds.push({ ...moment, at, did: "copy ok", gave: "another", units: [3] });
}

/** Ann orders unit 3 and lets it go, in whatever order that arrives. */
function letGoAndOrdered(holds: HoldMoment[], id: SmallSale["id"], at: { letGo: number; ordered: number }): void {
  const moment = { accountId: id.ann, performanceId: id.show, holdId: "ann's" };
  holds.push({ ...moment, at: at.letGo, did: "release" });
  holds.push({ ...moment, at: at.ordered, did: "ordered", orderId: id.sold, units: [3] });
}

/** Ann has bought unit 0, and eve is given it. */
function ordered(holds: HoldMoment[], id: SmallSale["id"]): void {
  const moment = { performanceId: id.show, units: [0] };
  holds.push({ ...moment, accountId: id.ann, at: 100, did: "ordered", holdId: "ann's", orderId: id.sold });
  holds.push({ accountId: id.eve, performanceId: id.show, at: 200, did: "ask" });
  holds.push({ ...moment, accountId: id.eve, at: 220, did: "ok", holdId: "eve's", leftMs: 10_000 });
}

const innocent: Record<string, (s: SmallSale) => unknown> = {
  "a hold that had run out": ({ witness, id }) => {
    twoHolds(witness.holds, id);
    for (const moment of witness.holds) if (moment.did === "ok") moment.leftMs = 4_000;
  },
  "a hold that was let go while the other was asked for": ({ witness, id }) => {
    twoHolds(witness.holds, id);
    const moment = { accountId: id.eve, performanceId: id.show };
    witness.holds.push({ ...moment, at: 5_010, did: "end" });
  },
  "a hold that Redis is known to have lost": ({ witness, id }) => {
    twoHolds(witness.holds, id);
    witness.losses.push({ from: 1_000, until: 1_100 });
  },
  "a hold of a unit whose claim had been forgotten": ({ witness, id }) => {
    twoHolds(witness.holds, id, 60_000);
    witness.losses.push({ from: 10_000, until: 10_000, units: new Set([`${id.show}/3`]) });
  },
  "a hold that was gone when its time was up": ({ witness, id }) => {
    ordering(witness.holds, id, "HOLD_EXPIRED");
    for (const moment of witness.holds) if (moment.did === "ok") moment.leftMs = 2_000;
  },
  "an order that nobody answered": ({ witness, id }) => {
    ordering(witness.holds, id, "HOLD_EXPIRED");
    const { accountId, performanceId } = { accountId: id.eve, performanceId: id.show };
    witness.holds.pop();
    witness.holds.push({ accountId, performanceId, at: 9_000, did: "order unknown", holdId: id.hold });
  },
  "a unit that was given away when its holder had lost it to the organizer": ({ witness, id }) => {
    twoHolds(witness.holds, id);
    witness.withdrawn.push({ from: 1_000, until: 1_100, units: new Set([`${id.show}/3`]) });
  },
  "a unit that was given away when its holder had lost all for one that was another's order": async ({
    sql,
    witness,
    id,
  }) => {
    twoHolds(witness.holds, id);
    const eves = witness.holds.find((moment) => moment.did === "ok");
    if (eves?.did === "ok") eves.units = [2, 3];
    witness.holds.unshift({
      ...{ accountId: id.ben, performanceId: id.show, at: 50, did: "ordered" },
      ...{ holdId: "ben's", orderId: id.expired, units: [2] },
    });
    witness.losses.push({ from: 40, until: 60, units: new Set([`${id.show}/2`]) });
    await sql("UPDATE order_transitions SET at = FROM_UNIXTIME(60) WHERE orderId = ? AND toState = 'expired'", [
      id.expired,
    ]);
  },
  "a hold that was refused when the organizer had taken its unit": ({ witness, id }) => {
    ordering(witness.holds, id, "HOLD_EXPIRED");
    witness.withdrawn.push({ from: 1_000, until: 1_100, units: new Set([`${id.show}/3`]) });
  },
  "a hold whose unit was let go while it was ordered": ({ witness, id }) => {
    ordering(witness.holds, id, "UNITS_TAKEN");
    letGoAndOrdered(witness.holds, id, { letGo: 90, ordered: 150 });
  },
  "a request that came once more after Redis had lost its memory": ({ witness, id }) => {
    comesAgain(witness.holds, id, 2_000);
    witness.losses.push({ from: 1_500, until: 1_600 });
  },
  "a hold that was lost before it was ordered": ({ witness, id }) => {
    ordering(witness.holds, id, "HOLD_EXPIRED");
    witness.losses.push({ from: 1_000, until: 1_100 });
  },
  "a unit that is given again when its order has ended": async ({ sql, witness, id }) => {
    ordered(witness.holds, id);
    for (const moment of witness.holds) {
      if (moment.did === "ordered") Object.assign(moment, { orderId: id.expired, units: [2] });
      if (moment.did === "ok") moment.units = [2];
    }
    await sql("UPDATE order_transitions SET at = FROM_UNIXTIME(0.15) WHERE orderId = ? AND toState = 'expired'", [
      id.expired,
    ]);
  },
  "a cancelled order that was paid in time": async ({ sql, witness, id }) => {
    await sql("UPDATE orders SET state = 'cancelled', expiresAt = '2026-11-25 12:00:01' WHERE id = ?", [id.expired]);
    witness.cancelled.push(id.expired);
  },
};

for (const [counter, plants] of Object.entries(planted)) {
  test.each(plants)(`${counter} tells of %s`, async (_what, plant) => {
    await plant(sale);
    expect((await sale.verdict())[counter as Counter]).not.toEqual([]);
  });
}

test.each(Object.entries(innocent))("nothing is wrong with %s", async (_what, plant) => {
  await plant(sale);
  expect(Object.values(await sale.verdict()).flat()).toEqual([]);
});

test("a failed round of repair is forgiven when a later one went well, and one that is at work is left to it", async () => {
  const round = { function_slug: "kaimu-sweep", event: { name: "inngest/scheduled.timer" } };
  sale.outside.runs.push(
    sale.run("failed", { ...round, run_started_at: "2026-11-25T12:01:00Z" }),
    sale.run("completed", { ...round, run_started_at: "2026-11-25T12:02:00Z" }),
    sale.run("running", { ...round, run_started_at: new Date().toISOString() }),
  );
  expect((await sale.verdict()).stuck_orders).toEqual([]);
});
