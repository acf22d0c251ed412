import { openBatches } from "@kaimu/db";
import { afterAll, describe, expect, it } from "vitest";
import { hold, holdPass } from "../inventory/index.ts";
import { closeUnpaid } from "../payment/index.ts";
import { newId } from "../platform/ids.ts";
import { createShow, type ShowOptions, type TestShow } from "../testing/factories.ts";
import { createPassShow, passWish } from "../testing/pass-show.ts";
import { createCoupon } from "../testing/some-coupon.ts";
import { refusalCode, testPlatform } from "../testing/test-platform.ts";
import { placeOrder, placePass, readOrder, takingsOf } from "./index.ts";
import { previewCoupon } from "./preview-coupon.ts";

const { platform, system } = testPlatform();
const { db } = platform;
/** What another process of the platform has. */
const elsewhere = { ...system, batches: openBatches(platform.env.DATABASE_URL) };
afterAll(() => elsewhere.batches.close());

const used = async (coupon: { id: string }) => (await db.coupon.findUniqueOrThrow({ where: { id: coupon.id } })).used;
const grants = (coupon: { id: string }) => db.couponGrant.count({ where: { couponId: coupon.id } });

/** Somebody who holds places, and what he orders them with. */
async function buyer(
  show: TestShow,
  o: { accountId?: string; quantity?: number; items?: { offerId: string; quantity: number }[] } = {},
) {
  const { accountId = newId(), quantity = 1, items = [{ offerId: show.standard, quantity }] } = o;
  const { performanceId } = show;
  const held = await hold(system, { performanceId, accountId, clientKey: newId(), items });
  const mine = { performanceId, accountId, holdId: held.id, clientKey: newId() };
  const preview = (code: string) => previewCoupon(system, { accountId, performanceId, code });
  const order = (couponCode: string, expectedTotalFen: number, ctx = system) =>
    placeOrder(ctx, { ...mine, couponCode, expectedTotalFen });
  return { accountId, preview, order };
}
const show = (o: ShowOptions = {}) => createShow(db, o);

describe("an order with a coupon", () => {
  it("costs what the preview has said, each ticket its share less, to the fen", async () => {
    const here = await show({ priceFen: 10_000, places: 20 });
    const coupon = await createCoupon(db, { amountFen: 1_000 });
    const { preview, order, accountId } = await buyer(here, { quantity: 3 });
    const typed = ` ${coupon.code.slice(0, 4)}-${coupon.code.slice(4).toLowerCase()}`;
    expect(await preview(typed)).toEqual({ title: "测试券", titleEn: "Test coupon", offFen: 1_000, totalFen: 29_000 });
    expect(await used(coupon)).toBe(0);
    const placed = await order(typed, 29_000);
    expect(placed).toMatchObject({ totalFen: 29_000, coupon: { title: "测试券", offFen: 1_000 } });
    expect(placed.lines.map((line) => [line.amountFen, line.offFen])).toEqual([
      [10_000, 334],
      [10_000, 333],
      [10_000, 333],
    ]);
    const read = await readOrder(system, { orderId: placed.id, accountId });
    expect({ ...read, payWithinMs: 0 }).toEqual({ ...placed, payWithinMs: 0 });
    const discounts = await db.orderLine.findMany({ where: { orderId: placed.id, kind: "discount" } });
    expect(discounts.map((line) => line.ofLineId).sort()).toEqual(placed.lines.map((line) => line.id).sort());
    expect(
      discounts.every((line) => (line.terms as { discountFundedBy: string }).discountFundedBy === "platform"),
    ).toBe(true);
    expect([await used(coupon), await grants(coupon)]).toEqual([1, 1]);
  });

  it("has a percentage off all tickets together, at most the cap", async () => {
    const here = await show({ priceFen: 9_999 });
    const tenth = await createCoupon(db, { kind: "percent_off", percent: 15, capFen: 3_000 });
    const { preview } = await buyer(here, { quantity: 1 });
    expect(await preview(tenth.code)).toMatchObject({ offFen: 1_499, totalFen: 8_500 });
    const more = await buyer(here, { quantity: 3 });
    expect(await more.preview(tenth.code)).toMatchObject({ offFen: 3_000, totalFen: 26_997 });
  });

  it("of a bundle lowers each of its tickets", async () => {
    const here = await show({ priceFen: 10_000 });
    const coupon = await createCoupon(db, { amountFen: 1_001 });
    const { order } = await buyer(here, { items: [{ offerId: here.bundle, quantity: 1 }] });
    const placed = await order(coupon.code, 17_999 - 1_001);
    expect(placed.lines.map((line) => [line.amountFen, line.offFen])).toEqual([
      [9_000, 501],
      [8_999, 500],
    ]);
  });

  it("never costs less than nothing", async () => {
    const here = await show({ priceFen: 2_000 });
    const coupon = await createCoupon(db, { amountFen: 50_000 });
    const { order } = await buyer(here, { quantity: 2 });
    const placed = await order(coupon.code, 0);
    expect(placed.lines.map((line) => line.offFen)).toEqual([2_000, 2_000]);
  });

  it("of a pass is lowered in each of its performances, and so is what each has taken", async () => {
    const tour = await createPassShow(db, { places: [9, 9], pricesFen: [30_000, 10_000] });
    const coupon = await createCoupon(db, { organizerId: tour.organizerId, amountFen: 4_000 });
    const accountId = newId();
    const { passId } = tour;
    const held = await holdPass(system, passWish(tour, { accountId }));
    const { totalFen } = await previewCoupon(system, { accountId, passId, code: coupon.code });
    expect(totalFen).toBe(tour.passFen - 4_000);
    const placed = await placePass(system, {
      ...{ passId, accountId, clientKey: newId(), couponCode: coupon.code, expectedTotalFen: totalFen },
      holds: held.map(({ performanceId, id }) => ({ performanceId, holdId: id })),
    });
    await db.order.update({ where: { id: placed.id }, data: { state: "paid" } });
    const ids = tour.performances.map(({ performanceId }) => performanceId);
    const takings = await takingsOf(system, ids);
    expect(ids.map((id) => takings.get(id)?.takenFen)).toEqual([(totalFen * 3) / 4, totalFen / 4]);
  });
});

describe("a coupon is refused, and no piece of it taken,", () => {
  it("where there is none, for another's event, before and after its time, when it was stopped, and below its minimum", async () => {
    const here = await show();
    const { preview, order } = await buyer(here);
    const refused = async (o: Parameters<typeof createCoupon>[1]) => {
      const coupon = await createCoupon(db, o);
      const code = await refusalCode(preview(coupon.code));
      expect(await refusalCode(order(coupon.code, 13_000))).toBe(code);
      expect([await used(coupon), await grants(coupon)]).toEqual([0, 0]);
      return code;
    };
    expect(await refusalCode(preview("NO-SUCH-CODE"))).toBe("COUPON_UNKNOWN");
    expect(await refusalCode(preview("?"))).toBe("COUPON_UNKNOWN");
    expect(await refused({ organizerId: newId() })).toBe("COUPON_NOT_HERE");
    expect(await refused({ eventId: newId() })).toBe("COUPON_NOT_HERE");
    expect(await refused({ validFrom: new Date(Date.now() + 60_000) })).toBe("COUPON_NOT_YET");
    expect(await refused({ validUntil: new Date(Date.now() - 1) })).toBe("COUPON_OVER");
    expect(await refused({ minimumFen: 18_001 })).toBe("COUPON_MINIMUM");
    const stopped = await createCoupon(db, {
      minimumFen: 18_000,
      organizerId: here.organizerId,
      eventId: here.eventId,
    });
    expect((await preview(stopped.code)).totalFen).toBe(13_000);
    await db.coupon.update({ where: { id: stopped.id }, data: { stoppedAt: new Date() } });
    expect(await refusalCode(order(stopped.code, 13_000))).toBe("COUPON_OVER");
  });

  it("when the page has shown another sum", async () => {
    const coupon = await createCoupon(db);
    const { order } = await buyer(await show());
    const refused = await order(coupon.code, 18_000).catch((error) => error);
    expect(refused).toMatchObject({ code: "PRICE_CHANGED", facts: { totalFen: 13_000 } });
    expect(await grants(coupon)).toBe(0);
  });

  it("of a free show, of which nothing can be taken off", async () => {
    const coupon = await createCoupon(db);
    const { preview } = await buyer(await show({ priceFen: 0 }));
    expect(await refusalCode(preview(coupon.code))).toBe("COUPON_NOTHING_OFF");
  });

  it("to an account that has used it as often as it may, also at two processes at once", async () => {
    const here = await show({ places: 20 });
    const coupon = await createCoupon(db, { perAccount: 2 });
    const accountId = newId();
    const shows = [here, await show(), await show(), await show()];
    const mine = await Promise.all(shows.map((one) => buyer(one, { accountId })));
    const answers = await Promise.all(
      mine.map(({ order }, at) => refusalCode(order(coupon.code, 13_000, at % 2 ? elsewhere : system))),
    );
    expect(answers.sort()).toEqual(["COUPON_USED_BY_YOU", "COUPON_USED_BY_YOU", "no refusal", "no refusal"]);
    expect([await used(coupon), await grants(coupon)]).toEqual([2, 2]);
  });
});

describe("many who want the last pieces at once", () => {
  it("get just so many, at two processes together, and who comes too late keeps his places and loses nobody's order", async () => {
    const here = await show({ places: 60 });
    const coupon = await createCoupon(db, { pieces: 7 });
    const racing = await Promise.all(Array.from({ length: 30 }, () => buyer(here)));
    const without = await Promise.all(Array.from({ length: 10 }, () => createPayer(here)));
    const answers = await Promise.all([
      ...racing.map(({ order }, at) => refusalCode(order(coupon.code, 13_000, at % 2 ? elsewhere : system))),
      ...without.map((place) => refusalCode(place())),
    ]);
    expect(answers.filter((code) => code === "no refusal")).toHaveLength(7 + 10);
    expect(answers.filter((code) => code === "COUPON_USED_UP")).toHaveLength(23);
    expect([await used(coupon), await grants(coupon)]).toEqual([7, 7]);
    const orders = await db.order.findMany({
      where: { performanceId: here.performanceId },
      select: { totalFen: true },
    });
    expect(orders.map(({ totalFen }) => totalFen).sort()).toEqual([
      ...Array(7).fill(13_000),
      ...Array(10).fill(18_000),
    ]);
    const late = racing[answers.indexOf("COUPON_USED_UP")];
    expect(await refusalCode(late?.preview(coupon.code) ?? Promise.resolve())).toBe("COUPON_USED_UP");
  });

  /** Somebody of the same batch who has no coupon. */
  async function createPayer(here: TestShow) {
    const { performanceId, standard: offerId } = here;
    const accountId = newId();
    const held = await hold(system, {
      ...{ performanceId, accountId, clientKey: newId(), items: [{ offerId, quantity: 1 }] },
    });
    const mine = { performanceId, accountId, holdId: held.id, clientKey: newId(), expectedTotalFen: 18_000 };
    return () => placeOrder(system, mine);
  }
});

describe("the piece of an order", () => {
  it.each(["expired", "cancelled"] as const)("that is %s is free again, once", async (as) => {
    const here = await show();
    const coupon = await createCoupon(db, { pieces: 1 });
    const first = await buyer(here);
    const { id: orderId } = await first.order(coupon.code, 13_000);
    const next = await buyer(here);
    expect(await refusalCode(next.order(coupon.code, 13_000))).toBe("COUPON_USED_UP");
    if (as === "expired")
      await db.order.update({ where: { id: orderId }, data: { expiresAt: new Date(Date.now() - 1_000) } });
    await Promise.all([1, 2].map(() => closeUnpaid(system, { orderId, as })));
    expect([await used(coupon), await grants(coupon)]).toEqual([0, 0]);
    const lines = await db.orderLine.findMany({ where: { orderId } });
    expect(lines.map((line) => line.state)).toEqual(["released", "released"]);
    await next.order(coupon.code, 13_000);
    expect([await used(coupon), await grants(coupon)]).toEqual([1, 1]);
  });

  it("that is pressed twice is one", async () => {
    const coupon = await createCoupon(db);
    const { order } = await buyer(await show());
    const first = await order(coupon.code, 13_000);
    expect((await order(coupon.code, 13_000, elsewhere)).id).toBe(first.id);
    expect(await used(coupon)).toBe(1);
  });
});
