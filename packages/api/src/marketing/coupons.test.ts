import { describe, expect, it } from "vitest";
import { newId } from "../platform/ids.ts";
import { createMember, createShow } from "../testing/factories.ts";
import { createCoupon as couponOf, someCoupon } from "../testing/some-coupon.ts";
import { refusalCode, testPlatform } from "../testing/test-platform.ts";
import { couponDraft } from "./coupon-draft.ts";
import { createCoupon } from "./create-coupon.ts";
import { discountsOf } from "./discount-of.ts";
import { listCoupons } from "./list-coupons.ts";
import { stopCoupon } from "./stop-coupon.ts";

const { platform, system } = testPlatform();
const { db } = platform;

async function organizer() {
  const { organizerId, eventId } = await createShow(db);
  return { organizerId, eventId, accountId: await createMember(system, organizerId) };
}

describe("a discount", () => {
  it("adds up to what is taken off, and takes no price below nought, whatever the prices", () => {
    let state = 11;
    const next = (below: number) => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return Math.floor((state / 2 ** 32) * below);
    };
    for (let round = 0; round < 2_000; round += 1) {
      const prices = Array.from({ length: 1 + next(8) }, () => next(next(3) === 0 ? 4 : 300_000));
      const sum = prices.reduce((all, fen) => all + fen, 0);
      const [amountFen, percent, capFen] = [1 + next(sum * 2 + 2), 1 + next(100), 1 + next(60_000)];
      const off = discountsOf({ kind: "amount_off", amountFen, percent: null, capFen: null }, prices);
      expect(off.reduce((all, fen) => all + fen, 0)).toBe(Math.min(amountFen, sum));
      const part = discountsOf({ kind: "percent_off", amountFen: null, percent, capFen }, prices);
      expect(part.reduce((all, fen) => all + fen, 0)).toBe(Math.min(Math.floor((sum * percent) / 100), capFen));
      for (const some of [off, part])
        for (const [at, fen] of some.entries()) {
          expect(fen).toBeGreaterThanOrEqual(0);
          expect(fen).toBeLessThanOrEqual(prices[at] ?? 0);
        }
    }
  });
});

describe("making a coupon", () => {
  it("is for one's own organizer and events, and pressed twice it is one", async () => {
    const [mine, other] = [await organizer(), await organizer()];
    const wanted = { ...mine, couponId: newId(), draft: someCoupon({ eventId: mine.eventId }) };
    await createCoupon(system, wanted);
    await createCoupon(system, wanted);
    const { coupons } = await listCoupons(system, { organizerId: mine.organizerId, limit: 10 });
    expect(coupons).toMatchObject([
      { id: wanted.couponId, event: { title: "测试演出" }, amountFen: 5_000, used: 0, pieces: 10, state: "open" },
    ]);
    const again = (o: object) => refusalCode(createCoupon(system, { ...wanted, couponId: newId(), ...o }));
    expect(await again({})).toBe("COUPON_CODE_TAKEN");
    expect(await again({ organizerId: other.organizerId })).toBe("NOT_FOUND");
    expect(await again({ draft: someCoupon({ eventId: other.eventId }) })).toBe("NOT_FOUND");
    expect(await again({ organizerId: null, draft: someCoupon({ eventId: newId() }) })).toBe("NOT_FOUND");
    expect(await again({ couponId: wanted.couponId, draft: someCoupon() })).toBe("KEY_REUSED");
  });

  it("takes a code as people write it, and no rule that makes no sense", () => {
    const parse = (o: object) => couponDraft.safeParse({ ...someCoupon(), ...o });
    expect(parse({ code: " kai-mu ２０２６ " }).data?.code).toBe("KAIMU2026");
    const noPercent = { kind: "percent_off", percent: 0, capFen: 1 };
    const senseless = [{ code: "券" }, { code: "ABC" }, { pieces: 0 }, { perAccount: 11 }, { rule: noPercent }];
    for (const one of [...senseless, { validUntil: new Date(0) }]) expect(parse(one).success).toBe(false);
  });
});

describe("stopping a coupon", () => {
  it("is for those whose it is, and once", async () => {
    const [mine, other] = [await organizer(), await organizer()];
    const { id: couponId } = await couponOf(db, { organizerId: mine.organizerId });
    expect(await refusalCode(stopCoupon(system, { ...other, couponId }))).toBe("NOT_FOUND");
    expect(await refusalCode(stopCoupon(system, { organizerId: null, accountId: newId(), couponId }))).toBe(
      "NOT_FOUND",
    );
    await stopCoupon(system, { ...mine, couponId });
    expect(await refusalCode(stopCoupon(system, { ...mine, couponId }))).toBe("STATE_CHANGED");
    const { coupons } = await listCoupons(system, { organizerId: mine.organizerId, limit: 10 });
    expect(coupons.map(({ state }) => state)).toEqual(["stopped"]);
  });
});
