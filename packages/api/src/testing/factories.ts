import type { Database } from "@kaimu/db";
import type { Context } from "../context.ts";
import { hold } from "../inventory/index.ts";
import { placeOrder } from "../ordering/index.ts";
import { newId } from "../platform/ids.ts";

/** One general admission performance of its own, on sale, with everything around it. */
export interface TestShow {
  eventId: string;
  organizerId: string;
  performanceId: string;
  tierId: string;
  standard: string;
  bundle: string;
  priceFen: number;
}

export interface ShowOptions {
  places?: number;
  priceFen?: number;
  perAccountLimit?: number;
  holdSeconds?: number;
  paymentSeconds?: number;
  saleOpensAt?: Date;
  saleClosesAt?: Date;
  status?: "on_sale" | "paused";
  realName?: "none" | "per_ticket";
  loneSeats?: "warn" | "refuse";
  seatChoice?: "buyer" | "automatic" | "after_payment";
  refundRule?: object;
}

const hour = 3_600_000;

export async function createShow(db: Database, o: ShowOptions = {}): Promise<TestShow> {
  const show = {
    organizerId: newId(),
    eventId: newId(),
    performanceId: newId(),
    tierId: newId(),
    standard: newId(),
    bundle: newId(),
  };
  const { places = 10, priceFen = 18_000 } = o;
  const venueId = newId();
  const startsAt = new Date(Date.now() + 72 * hour);
  await db.organizer.create({ data: { id: show.organizerId, name: "测试主办", nameEn: "Test organizer" } });
  await db.merchantAccount.createMany({
    data: (["alipay", "wechat"] as const).map((gateway) => ({
      ...{ id: newId(), organizerId: show.organizerId, gateway, credential: gateway.toUpperCase() },
      ...{ name: "test", appId: newId(), sellerId: newId() },
    })),
  });
  await db.venue.create({
    data: {
      id: venueId,
      name: "测试场馆",
      nameEn: "Test venue",
      city: "上海",
      cityEn: "Shanghai",
      address: "某路 1 号",
      timeZone: "Asia/Shanghai",
    },
  });
  await db.event.create({
    data: {
      id: show.eventId,
      organizerId: show.organizerId,
      title: "测试演出",
      titleEn: "Test show",
      category: "concert",
      summary: "",
      summaryEn: "",
      notices: [],
      poster: { seed: 1, motif: "moon", palette: ["#000000", "#ffffff"] },
      state: "published",
      refundRule: o.refundRule ?? {},
      realName: o.realName ?? "none",
      loneSeats: o.loneSeats ?? "warn",
      seatChoice: o.seatChoice ?? "buyer",
      perAccountLimit: o.perAccountLimit ?? 6,
      holdSeconds: o.holdSeconds ?? 480,
      paymentSeconds: o.paymentSeconds ?? 900,
      publishedAt: new Date(),
    },
  });
  await db.performance.create({
    data: {
      id: show.performanceId,
      eventId: show.eventId,
      venueId,
      status: o.status ?? "on_sale",
      startsLocal: "2026-12-24T19:30",
      timeZone: "Asia/Shanghai",
      startsAt,
      doorsAt: new Date(startsAt.getTime() - hour),
      endsAt: new Date(startsAt.getTime() + 2 * hour),
      saleOpensAt: o.saleOpensAt ?? new Date(Date.now() - hour),
      saleClosesAt: o.saleClosesAt ?? startsAt,
      planVersion: 1,
    },
  });
  await db.performancePlan.create({
    data: {
      performanceId: show.performanceId,
      version: 1,
      unitCount: places,
      runs: [{ units: places, tier: "ga", pool: "public" }],
    },
  });
  await db.pool.create({
    data: {
      id: newId(),
      performanceId: show.performanceId,
      code: "public",
      kind: "public",
      channels: ["web", "h5", "app"],
    },
  });
  await db.priceTier.create({
    data: {
      id: show.tierId,
      performanceId: show.performanceId,
      code: "ga",
      name: "通用票",
      nameEn: "General admission",
      priceFen,
      colour: "#c2410c",
      position: 0,
    },
  });
  const offer = { eventId: show.eventId, nameEn: "" };
  await db.offer.createMany({
    data: [
      { ...offer, id: show.standard, kind: "standard", name: "通用票", priceFen },
      { ...offer, id: show.bundle, kind: "bundle", name: "双人套票", priceFen: Math.max(0, priceFen * 2 - 2_001) },
    ],
  });
  await db.offerItem.createMany({
    data: [
      { offerId: show.standard, tierId: show.tierId, performanceId: show.performanceId, units: 1 },
      { offerId: show.bundle, tierId: show.tierId, performanceId: show.performanceId, units: 2 },
    ],
  });
  return { ...show, priceFen };
}

/** A buyer with a phone number of his own. */
export async function createBuyer(
  ctx: Pick<Context, "db" | "cipher">,
  phone = `139${String(Math.floor(Math.random() * 1e8)).padStart(8, "0")}`,
): Promise<string> {
  const id = newId();
  await ctx.db.account.create({
    data: {
      id,
      audience: "buyer",
      displayName: "测试观众",
      phoneCipher: ctx.cipher.seal(phone, `accounts:phone:${id}`),
      phoneIndex: ctx.cipher.index("phone", phone),
    },
  });
  return id;
}

/** Somebody who works for an organizer. */
export async function createMember(ctx: Context, organizerId: string): Promise<string> {
  const id = newId();
  await ctx.db.account.create({
    data: {
      id,
      audience: "organizer",
      displayName: "测试主办",
      memberships: { create: { organizerId, role: "owner" } },
    },
  });
  return id;
}

/** An operator of the platform. */
export async function createOperator(ctx: Context): Promise<string> {
  const id = newId();
  await ctx.db.account.create({ data: { id, audience: "operator", displayName: "测试运营" } });
  return id;
}

/** A buyer's order that waits for payment. */
export async function createOrder(ctx: Context, show: TestShow, o: { accountId: string; quantity?: number }) {
  const { accountId, quantity = 1 } = o;
  const { performanceId } = show;
  const held = await hold(ctx, {
    performanceId,
    accountId,
    clientKey: newId(),
    items: [{ offerId: show.standard, quantity }],
  });
  return placeOrder(ctx, {
    performanceId,
    accountId,
    holdId: held.id,
    clientKey: newId(),
    expectedTotalFen: show.priceFen * quantity,
  });
}
