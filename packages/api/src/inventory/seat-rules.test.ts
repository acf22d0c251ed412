import { describe, expect, it } from "vitest";
import { placeOrder, readOrder } from "../ordering/index.ts";
import { newId } from "../platform/ids.ts";
import { createBuyer } from "../testing/factories.ts";
import { createSeatedShow, holdSeats, type SeatedShow } from "../testing/seated-show.ts";
import { refusalCode, testPlatform } from "../testing/test-platform.ts";
import { heldSeats } from "./held-seats.ts";
import { hold } from "./index.ts";

const { platform, system } = testPlatform();

const holding = (show: SeatedShow, quantity: number, accountId = newId()) =>
  hold(system, {
    ...{ performanceId: show.performanceId, accountId, clientKey: newId() },
    items: [{ offerId: show.offers.front, quantity }],
  });

describe("a single seat left over", () => {
  it("is refused by name where the organizer says so, and nothing is held", async () => {
    const show = await createSeatedShow(platform.db, { loneSeats: "refuse" });
    await expect(holdSeats(platform, show, [1, 2])).rejects.toMatchObject({ code: "LONE_SEAT" });
    expect((await holdSeats(platform, show, [0, 1])).units).toEqual([0, 1]);
    expect((await holdSeats(platform, show, [2, 3])).units).toEqual([2, 3]);
  });

  it("is allowed where no other way was left, and everywhere else", async () => {
    const strict = await createSeatedShow(platform.db, { loneSeats: "refuse" });
    expect((await holdSeats(platform, strict, [0, 1, 2])).units).toEqual([0, 1, 2]);
    const mild = await createSeatedShow(platform.db);
    expect((await holdSeats(platform, mild, [1, 2])).units).toEqual([1, 2]);
  });
});

describe("seats that the platform chooses", () => {
  it("are the best together, cannot be named, and are told with the hold", async () => {
    const show = await createSeatedShow(platform.db, { seatChoice: "automatic" });
    expect(await refusalCode(holdSeats(platform, show, [0, 1]))).toBe("SEATS_ASSIGNED");
    const accountId = newId();
    expect((await holding(show, 2, accountId)).units).toEqual([0, 1]);
    const told = await heldSeats(system, { performanceId: show.performanceId, accountId });
    expect(told.map(({ en }) => en)).toEqual(
      ["Section A, Row 1, Seat 1", "Section A, Row 1, Seat 2"].map((en) => expect.stringContaining(en.slice(-6))),
    );
  });

  it("are kept to ourselves until the order is paid, where the show does so", async () => {
    const show = await createSeatedShow(platform.db, { seatChoice: "after_payment" });
    const accountId = await createBuyer(system);
    const { id: holdId } = await holding(show, 2, accountId);
    expect(await heldSeats(system, { performanceId: show.performanceId, accountId })).toEqual([]);
    const order = await placeOrder(system, {
      ...{ performanceId: show.performanceId, accountId, holdId, clientKey: newId(), expectedTotalFen: 96_000 },
    });
    const seats = async () =>
      (await readOrder(system, { orderId: order.id, accountId })).lines.map(({ seatKey }) => seatKey);
    expect([order.lines.map(({ seatKey }) => seatKey), await seats()]).toEqual([
      [null, null],
      [null, null],
    ]);
    await platform.db.order.update({ where: { id: order.id }, data: { state: "paid", paidAt: new Date() } });
    expect(await seats()).toEqual(["A-1-1", "A-1-2"]);
  });

  it("are parted only for those who ask for it", async () => {
    const show = await createSeatedShow(platform.db, { inFront: 8 });
    await holdSeats(platform, show, [1, 2]);
    await holdSeats(platform, show, [5]);
    const items = [{ offerId: show.offers.front, quantity: 4 }];
    const wish = { performanceId: show.performanceId, accountId: newId(), clientKey: newId() };
    await expect(hold(system, { ...wish, items })).rejects.toMatchObject({ code: "NOT_TOGETHER", facts: { left: 4 } });
    const apart = await hold(system, { ...wish, items: items.map((item) => ({ ...item, mayPart: true })) });
    expect(apart.units).toHaveLength(4);
    for (const unit of apart.units) expect([0, 3, 4, 6, 7]).toContain(unit);
  });
});
