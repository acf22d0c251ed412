import type { Database } from "@kaimu/db";
import { demoId } from "./demo-id.ts";
import { type DemoShow, demoShows, demoVenues } from "./shows.ts";

const day = 86_400_000;
const timeZone = "Asia/Shanghai";

const notices = [
  {
    title: "购票须知",
    titleEn: "Before you buy",
    text: "下单后请在 15 分钟内完成支付，超时订单自动关闭，位置重新开放。",
    textEn: "Please pay within 15 minutes of placing the order; after that it closes and the places go back on sale.",
  },
  {
    title: "入场须知",
    titleEn: "Getting in",
    text: "凭电子票二维码入场，一码一人。请提前 30 分钟到场。",
    textEn: "Show the QR of your ticket, one code a person. Please come 30 minutes early.",
  },
  {
    title: "退票说明",
    titleEn: "Refunds",
    text: "票品为有价票券，非普通商品，具体退改规则以订单页面为准。",
    textEn: "The refund terms you bought under stand on your order.",
  },
];

/** The venues and shows. Dates count from `today`; a show that is there already keeps its dates. */
export async function loadShows(db: Database, today: Date): Promise<void> {
  await db.venue.createMany({
    data: Object.entries(demoVenues).map(([key, venue]) => ({ id: demoId(`venue/${key}`), timeZone, ...venue })),
    skipDuplicates: true,
  });
  const known = new Set((await db.event.findMany({ select: { id: true } })).map((event) => event.id));
  for (const [index, show] of demoShows.entries()) {
    if (!known.has(demoId(`event/${show.key}`))) await loadShow(db, show, index, today);
  }
}

/** One show with its performances, tiers, offers and pool, all or nothing. */
async function loadShow(db: Database, show: DemoShow, index: number, today: Date): Promise<void> {
  const eventId = demoId(`event/${show.key}`);
  const { key, title, titleEn, category, summary, summaryEn, motif, palette } = show;
  const event = {
    id: eventId,
    organizerId: demoId(`organizer/${show.organizer}`),
    ...{ title, titleEn, category, summary, summaryEn, notices },
    poster: { seed: index + 1, motif, palette },
    state: "published" as const,
    refundRule: { steps: [{ untilHoursBefore: 48, keepPercent: 20 }] },
    publishedAt: new Date(today.getTime() - (demoShows.length - index) * 60_000),
  };
  await db.$transaction([
    db.event.create({ data: event }),
    ...show.performances.flatMap((performance, n) => performanceRows(db, show, `${key}/${n}`, performance, today)),
  ]);
}

function performanceRows(db: Database, show: DemoShow, key: string, o: DemoShow["performances"][number], today: Date) {
  const id = demoId(`performance/${key}`);
  const eventId = demoId(`event/${show.key}`);
  const date = new Date(today.getTime() + 8 * 3_600_000 + o.inDays * day).toISOString().slice(0, 10);
  // The demo's venues are all at UTC+8, which has had no summer time since 1991.
  const startsAt = new Date(`${date}T${o.at}:00+08:00`);
  const tierId = (code: string) => demoId(`tier/${key}/${code}`);
  const offers = show.tiers.flatMap((tier) => [
    { kind: "standard" as const, name: tier.name, nameEn: tier.nameEn, yuan: tier.yuan, units: 1, tier },
    ...(tier.studentYuan
      ? [{ kind: "student" as const, name: "学生票", nameEn: "Student", yuan: tier.studentYuan, units: 1, tier }]
      : []),
    ...(tier.bundleYuan
      ? [{ kind: "bundle" as const, name: "双人套票", nameEn: "Two together", yuan: tier.bundleYuan, units: 2, tier }]
      : []),
  ]);
  const offerId = (offer: (typeof offers)[number]) => demoId(`offer/${key}/${offer.tier.code}/${offer.kind}`);
  return [
    db.performance.create({
      data: {
        id,
        eventId,
        venueId: demoId(`venue/${show.venue}`),
        status: "on_sale",
        startsLocal: `${date}T${o.at}`,
        timeZone,
        startsAt,
        doorsAt: new Date(startsAt.getTime() - 3_600_000),
        endsAt: new Date(startsAt.getTime() + 2 * 3_600_000),
        saleOpensAt: new Date(today.getTime() + (o.saleOpensInDays ?? -1) * day),
        saleClosesAt: new Date(startsAt.getTime() - 1_800_000),
        planVersion: 1,
      },
    }),
    db.performancePlan.create({
      data: {
        performanceId: id,
        version: 1,
        unitCount: show.tiers.reduce((sum, tier) => sum + tier.units, 0),
        runs: show.tiers.map((tier) => ({ units: tier.units, tier: tier.code, pool: "public" })),
      },
    }),
    db.pool.create({
      data: {
        id: demoId(`pool/${key}/public`),
        performanceId: id,
        code: "public",
        kind: "public",
        channels: ["web", "h5", "app"],
      },
    }),
    db.priceTier.createMany({
      data: show.tiers.map(({ code, name, nameEn, yuan, colour }, position) => ({
        id: tierId(code),
        performanceId: id,
        code,
        name,
        nameEn,
        colour,
        position,
        priceFen: yuan * 100,
      })),
    }),
    db.offer.createMany({
      data: offers.map((offer) => ({
        id: offerId(offer),
        eventId,
        kind: offer.kind,
        name: offer.name,
        nameEn: offer.nameEn,
        priceFen: offer.yuan * 100,
      })),
    }),
    db.offerItem.createMany({
      data: offers.map((offer) => ({
        offerId: offerId(offer),
        tierId: tierId(offer.tier.code),
        performanceId: id,
        units: offer.units,
      })),
    }),
  ];
}
