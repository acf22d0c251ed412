import { describe, expect, it } from "vitest";
import { addAttendee } from "../identity/index.ts";
import { hold } from "../inventory/index.ts";
import { closeUnpaid } from "../payment/index.ts";
import { newId } from "../platform/ids.ts";
import { createBuyer, createShow, type TestShow } from "../testing/factories.ts";
import { refusalCode, testPlatform } from "../testing/test-platform.ts";
import { placeOrder } from "./index.ts";

const { platform, system } = testPlatform();

/** A passport that nobody else in this run has. */
const newPassport = () => `E${String(Math.floor(Math.random() * 1e8)).padStart(8, "0")}`;
const personOf = (accountId: string, documentNumber = newPassport()) =>
  addAttendee(system, { accountId, name: "李雷", documentKind: "passport", documentNumber });

async function heldBy(show: TestShow, accountId: string, quantity: number) {
  const held = await hold(system, {
    performanceId: show.performanceId,
    accountId,
    clientKey: newId(),
    items: [{ offerId: show.standard, quantity }],
  });
  return {
    units: held.units,
    order: {
      accountId,
      performanceId: show.performanceId,
      holdId: held.id,
      clientKey: newId(),
      expectedTotalFen: 18_000 * quantity,
    },
  };
}

describe("a show that asks for names", () => {
  it("binds each ticket to a person of the buyer's own", async () => {
    const show = await createShow(platform.db, { realName: "per_ticket" });
    const accountId = await createBuyer(system);
    const people = [await personOf(accountId), await personOf(accountId)];
    const { units, order } = await heldBy(show, accountId, 2);
    const attendees = units.map((unit, at) => ({ unit, attendeeId: people[at]?.id ?? "" }));
    const placed = await placeOrder(system, { ...order, attendees });
    const lines = await platform.db.orderLine.findMany({ where: { orderId: placed.id }, orderBy: { unit: "asc" } });
    expect(lines.map((line) => line.attendeeId)).toEqual(people.map((one) => one.id));
    expect(await platform.db.attendeeClaim.count({ where: { orderId: placed.id } })).toBe(2);
  });

  it("sells nothing without a name for each, nor one name twice, nor another account's", async () => {
    const show = await createShow(platform.db, { realName: "per_ticket" });
    const accountId = await createBuyer(system);
    const mine = await personOf(accountId);
    const theirs = await personOf(await createBuyer(system));
    const { units, order } = await heldBy(show, accountId, 2);
    const named = (...ids: string[]) => ids.map((attendeeId, at) => ({ unit: units[at] ?? -1, attendeeId }));
    for (const attendees of [undefined, named(mine.id), named(mine.id, mine.id), named(mine.id, theirs.id)]) {
      expect(await refusalCode(placeOrder(system, { ...order, attendees }))).toBe("ATTENDEE_REQUIRED");
    }
    expect(await platform.db.unitClaim.count({ where: { performanceId: show.performanceId } })).toBe(0);
  });

  it("gives one document one ticket, over all accounts, and says whose it is before money moves", async () => {
    const show = await createShow(platform.db, { realName: "per_ticket" });
    const passport = newPassport();
    const [first, second] = [await createBuyer(system), await createBuyer(system)];
    const [one, other] = [await personOf(first, passport), await personOf(second, passport)];
    const a = await heldBy(show, first, 1);
    const placed = await placeOrder(system, {
      ...a.order,
      attendees: [{ unit: a.units[0] ?? -1, attendeeId: one.id }],
    });
    const b = await heldBy(show, second, 1);
    const again = () =>
      placeOrder(system, { ...b.order, attendees: [{ unit: b.units[0] ?? -1, attendeeId: other.id }] });
    const refused = await again().catch((error) => error);
    expect(refused).toMatchObject({ code: "ATTENDEE_HAS_TICKET", facts: { attendeeIds: [other.id] } });
    expect(await platform.db.unitClaim.count({ where: { performanceId: show.performanceId } })).toBe(1);

    await closeUnpaid(system, { orderId: placed.id, as: "cancelled" });
    expect((await again()).state).toBe("awaiting_payment");
  });
});
