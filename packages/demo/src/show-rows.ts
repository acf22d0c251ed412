import type { Prisma, Transaction } from "@kaimu/db";
import { seatAt } from "@kaimu/seatmap";
import { demoId } from "./demo-id.ts";
import { hallOf } from "./halls.ts";
import { insertRows } from "./insert-rows.ts";
import { type DemoTier, tiersOf } from "./offers.ts";
import { houseHall, planOf } from "./plan.ts";
import { pastMerchant } from "./platform-merchants.ts";
import { type OrdersOf, orderRows } from "./sales/order-rows.ts";
import { purchasesOf } from "./sales/purchases.ts";
import { scheduleOf } from "./schedule.ts";
import { type House, houses } from "./season/houses.ts";
import { noticesOf } from "./season/notices.ts";
import { feePermyriad } from "./season/organizers.ts";
import { refundRules } from "./season/refund-rules.ts";
import type { DemoPerformance, DemoShow } from "./season/show.ts";

const paymentSeconds = 900;

interface Loading extends Pick<OrdersOf, "documentIndex" | "signCode"> {
  today: Date;
  publishedAt: Date;
}

/** Everything of one show as statements for one transaction. */
export function showRows(db: Transaction, show: DemoShow, o: Loading): Prisma.PrismaPromise<unknown>[] {
  const { title, titleEn, category, summary, summaryEn, poster } = show;
  const event = db.event.create({
    data: {
      ...{ id: demoId(`event/${show.key}`), organizerId: demoId(`organizer/${show.organizer}`) },
      ...{ title, titleEn, category, summary, summaryEn, poster, paymentSeconds, state: "published" },
      notices: noticesOf(show) as object[],
      realName: show.realName ? "per_ticket" : "none",
      transferable: show.transferable ?? false,
      perAccountLimit: show.realName ? 4 : 6,
      refundRule: refundRules[show.refund],
      createdAt: new Date(o.publishedAt.getTime() - 30_000),
      publishedAt: o.publishedAt,
    },
  });
  const tiers = tiersOf(show);
  return [
    event,
    ...show.performances.flatMap((performance, at) => performanceRows(db, show, tiers, performance, at, o)),
    ...passRows(db, show),
  ];
}

/** The pass of a show that has one, over all its performances. */
function passRows(db: Transaction, { key, pass, performances }: DemoShow): Prisma.PrismaPromise<unknown>[] {
  if (!pass) return [];
  const { name, nameEn, tier, yuan } = pass;
  const id = demoId(`pass/${key}`);
  return [
    db.offer.create({
      data: { id, eventId: demoId(`event/${key}`), kind: "pass", name, nameEn, priceFen: yuan * 100 },
    }),
    db.offerItem.createMany({
      data: performances.map((_, at) => ({
        ...{ offerId: id, performanceId: demoId(`performance/${key}/${at}`) },
        tierId: demoId(`tier/${key}/${at}/${tier}`),
      })),
    }),
  ];
}

function performanceRows(
  db: Transaction,
  show: DemoShow,
  tiers: DemoTier[],
  performance: DemoPerformance,
  at: number,
  o: Loading,
): Prisma.PrismaPromise<unknown>[] {
  const key = `${show.key}/${at}`;
  const performanceId = demoId(`performance/${key}`);
  const eventId = demoId(`event/${show.key}`);
  const house: House = houses[show.house];
  const hall = houseHall(show);
  const schedule = scheduleOf(performance, show.minutes, o.today);
  const plan = planOf(
    show,
    tiers.map((tier) => tier.code),
  );
  const tierId = (code: string) => demoId(`tier/${key}/${code}`);
  const offerId = (code: string, kind: string) => demoId(`offer/${key}/${code}/${kind}`);
  const offers = tiers.flatMap((tier) => tier.offers.map((offer) => ({ ...offer, tier })));
  const realName = show.realName ?? false;
  const lastSale = Math.min(o.today.getTime() - 20 * 60_000, schedule.saleClosesAt.getTime());
  const purchases =
    lastSale > schedule.saleOpensAt.getTime()
      ? purchasesOf({
          ...{ key, plan, tiers, realName, sold: performance.sold ?? 0, visitor: performance.visitor },
          ...{ from: schedule.saleOpensAt, to: new Date(lastSale) },
        })
      : [];
  const rows = orderRows(
    {
      ...{ key, performanceId, eventId, tiers, tierId, offerId, realName, paymentSeconds },
      organizerId: demoId(`organizer/${show.organizer}`),
      merchantAccountId: pastMerchant.id,
      ...{ timeZone: house.timeZone ?? "Asia/Shanghai", feePermyriad },
      refundRule: refundRules[show.refund],
      seatKey: (unit) => (hall ? seatAt(hallOf(hall).layout, unit).key : null),
      documentIndex: o.documentIndex,
      signCode: o.signCode,
    },
    purchases,
  );
  return [
    db.performance.create({
      data: {
        ...{ id: performanceId, eventId, venueId: demoId(`venue/${show.house}`), planVersion: 1 },
        ...{ seatMapId: hall ? demoId(`seat-map/${show.house}`) : null, ...schedule },
        status: schedule.endsAt < o.today ? "over" : "on_sale",
        timeZone: house.timeZone ?? "Asia/Shanghai",
      },
    }),
    db.performancePlan.create({
      data: { performanceId, version: 1, unitCount: plan.unitCount, runs: plan.runs as object[] },
    }),
    db.pool.createMany({
      data: plan.pools.map((code) => ({
        ...{ id: demoId(`pool/${key}/${code}`), performanceId, code, kind: code },
        channels: code === "public" ? ["web", "h5", "app"] : ["box_office"],
      })),
    }),
    db.priceTier.createMany({
      data: tiers.map(({ code, name, nameEn, yuan, colour }, position) => ({
        ...{ id: tierId(code), performanceId, code, name, nameEn, colour, position, priceFen: yuan * 100 },
      })),
    }),
    db.offer.createMany({
      data: offers.map(({ kind, name, nameEn, yuan, tier }) => ({
        ...{ id: offerId(tier.code, kind), eventId, kind, name, nameEn, priceFen: yuan * 100 },
      })),
    }),
    db.offerItem.createMany({
      data: offers.map(({ kind, units, tier }) => ({
        ...{ offerId: offerId(tier.code, kind), tierId: tierId(tier.code), performanceId, units },
      })),
    }),
    ...insertRows(db, "orders", rows.orders),
    ...insertRows(db, "order_lines", rows.lines),
    ...insertRows(db, "order_transitions", rows.transitions),
    ...insertRows(db, "payments", rows.payments),
    ...insertRows(db, "ledger_transactions", rows.ledgerTransactions),
    ...insertRows(db, "ledger_entries", rows.ledgerEntries),
    ...insertRows(db, "unit_claims", rows.claims),
    ...insertRows(db, "attendee_claims", rows.attendeeClaims),
    ...insertRows(db, "tickets", rows.tickets),
    ...insertRows(db, "credentials", rows.credentials),
  ];
}
