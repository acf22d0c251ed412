import { newId } from "@kaimu/api";
import { smallSale, tells } from "./planted.fixture.ts";
import type { SmallSale } from "./small-sale.fixture.ts";

smallSale();

tells("oversold", [
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
]);

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
