import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { fieldCipher, readEnv } from "@kaimu/api";
import { openDatabase } from "@kaimu/db";
import { layoutSize, type SeatMapLayout } from "@kaimu/seatmap";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { demoId } from "./demo-id.ts";
import { loadAccounts } from "./load-accounts.ts";
import { loadSeason } from "./load-season.ts";
import { platformMerchants } from "./platform-merchants.ts";
import { houses } from "./season/houses.ts";
import { season } from "./season/index.ts";

// A database of its own: other tests count what is in the shared one.
const env = readEnv();
const url = new URL(env.DATABASE_URL);
url.pathname = `/kaimu_demo_${process.pid}`;
const db = openDatabase(url.href);
const cipher = fieldCipher(env.FIELD_KEYS, env.FIELD_INDEX_KEY);
const today = new Date();
const categories = ["concert", "theatre", "musical", "dance", "children", "sport", "exhibition", "talk_show"];
const tables =
  "organizers venues seat_maps events performances performance_plans price_tiers offers offer_items pools accounts memberships attendees " +
  "merchant_accounts orders order_lines order_transitions payments unit_claims attendee_claims tickets credentials";

async function load(): Promise<void> {
  await loadAccounts(db, cipher, "no password", platformMerchants(env));
  await loadSeason(db, { today, cipher, ticketSigningKey: env.TICKET_SIGNING_KEY });
}

/** One number that a query counts. */
async function count(sql: string): Promise<number> {
  const [row] = await db.$queryRawUnsafe<{ n: number | bigint }[]>(sql);
  return Number(row?.n);
}

beforeAll(async () => {
  const home = join(import.meta.dirname, "../../db");
  execFileSync(join(home, "node_modules/.bin/dbmate"), ["--migrations-dir", "migrations", "--no-dump-schema", "up"], {
    cwd: home,
    env: { ...process.env, DATABASE_URL: url.href },
  });
  const began = Date.now();
  await load();
  console.info(`the demo season loads in ${((Date.now() - began) / 1_000).toFixed(1)} s`);
}, 180_000);

afterAll(async () => {
  await db.$executeRawUnsafe(`DROP DATABASE \`${url.pathname.slice(1)}\``);
  await db.$disconnect();
});

describe("a visitor finds", () => {
  it("more than forty events in more than ten cities, of every category, by several organizers", async () => {
    const events = await db.event.findMany({ include: { performances: { include: { venue: true } } } });
    expect(events.length).toBeGreaterThanOrEqual(40);
    const cities = new Set(events.flatMap((event) => event.performances.map((one) => one.venue.city)));
    expect(cities.size).toBeGreaterThanOrEqual(10);
    expect(new Set(events.map((event) => event.category))).toEqual(new Set(categories));
    expect(new Set(events.map((event) => event.organizerId)).size).toBeGreaterThanOrEqual(5);
  });

  it("shows of every category on sale, and shows that are coming, sold out, partly sold and over", async () => {
    const sold = await soldByPerformance();
    const rows = await db.performance.findMany({ include: { event: true } });
    const state = (row: (typeof rows)[number]) => {
      const { taken = 0, sellable = 0 } = sold.get(row.id) ?? {};
      if (row.status === "over") return "over";
      if (row.saleOpensAt > today) return "coming";
      return taken === sellable ? "sold out" : taken > 0 ? "partly sold" : "untouched";
    };
    const states = Map.groupBy(rows, state);
    expect([...states.keys()].sort()).toEqual(["coming", "over", "partly sold", "sold out", "untouched"]);
    const onSale = [...(states.get("partly sold") ?? []), ...(states.get("untouched") ?? [])];
    expect(new Set(onSale.map((row) => row.event.category))).toEqual(new Set(categories));
    for (const row of rows) expect(row.endsAt < today).toBe(row.status === "over");
  });

  it("bundles, student offers and a pass, refund rules and posters", async () => {
    const kinds = await db.offer.groupBy({ by: ["kind"], _count: true });
    expect(new Set(kinds.map((one) => one.kind))).toEqual(new Set(["standard", "student", "bundle", "pass"]));
    expect(new Set(season.map((show) => show.refund)).size).toBe(4);
    const posters = season.map(({ poster }) => `${poster.seed} ${poster.motif} ${poster.palette}`);
    expect(new Set(posters).size).toBe(season.length);
  });

  it("a stadium, arenas and theatres with seats, sold by tier, and some of their seats kept back", async () => {
    const maps = await db.seatMap.findMany({ where: { state: "published" } });
    const sizes = maps.map((map) => layoutSize(map.layout as unknown as SeatMapLayout));
    expect(sizes.filter((size) => size > 45_000).length).toBe(1);
    expect(sizes.filter((size) => size > 11_000 && size < 13_000).length).toBeGreaterThanOrEqual(3);
    expect(sizes.filter((size) => size > 1_100 && size < 1_300).length).toBeGreaterThanOrEqual(5);
    expect(maps.length).toBe(Object.values(houses).filter((house) => "hall" in house).length);
  });
});

describe("what is sold", () => {
  it("numbers every unit once: a plan has the units of its seats, and its tiers and pools are there", async () => {
    const rows = await db.performance.findMany({ include: { plans: true, tiers: true, pools: true } });
    const maps = new Map((await db.seatMap.findMany()).map((map) => [map.id, map]));
    for (const { plans, tiers, pools, seatMapId, venueId } of rows) {
      const [plan] = plans;
      const runs = plan?.runs as { units: number; tier: string; pool: string; seats?: { from: number } }[];
      let unit = 0;
      for (const run of runs) {
        expect(tiers.map((tier) => tier.code)).toContain(run.tier);
        expect(pools.map((pool) => pool.code)).toContain(run.pool);
        expect(run.seats?.from).toBe(seatMapId ? unit : undefined);
        unit += run.units;
      }
      expect(plan?.unitCount).toBe(unit);
      const map = seatMapId ? maps.get(seatMapId) : undefined;
      if (map) expect(layoutSize(map.layout as unknown as SeatMapLayout)).toBe(unit);
      if (map) expect(map.venueId).toBe(venueId);
    }
  });

  it("asks for names from 5,000 places on, and such tickets stay with their person", async () => {
    const large = await db.performancePlan.findMany({
      where: { unitCount: { gte: 5_000 } },
      include: { performance: { include: { event: true } } },
    });
    expect(large.length).toBeGreaterThan(3);
    for (const { performance } of large) expect(performance.event.realName).toBe("per_ticket");
    expect(await db.event.count({ where: { realName: "per_ticket", transferable: true } })).toBe(0);
  });

  it("is sold from the public's units only, once each, and each account stays within its limit", async () => {
    const sold = await soldByPerformance();
    for (const [id, { outside }] of sold) expect(`${id} ${outside}`).toBe(`${id} 0`);
    const beyond = await count(`SELECT COUNT(*) AS n FROM (
      SELECT c.performanceId FROM unit_claims c JOIN performances p ON p.id = c.performanceId JOIN events e ON e.id = p.eventId
      GROUP BY c.performanceId, c.accountId, e.perAccountLimit HAVING COUNT(*) > e.perAccountLimit) AS x`);
    expect(beyond).toBe(0);
  });
});

describe("every order", () => {
  it("that is paid balances with its lines and its payment", async () => {
    expect(await count("SELECT COUNT(*) AS n FROM orders WHERE state = 'paid'")).toBeGreaterThan(5_000);
    const unbalanced = await count(`SELECT COUNT(*) AS n FROM orders o
      LEFT JOIN (SELECT orderId, SUM(amountFen) AS fen FROM order_lines WHERE state = 'live' GROUP BY orderId) l ON l.orderId = o.id
      LEFT JOIN payments p ON p.orderId = o.id AND p.state = 'succeeded' AND p.gatewayTradeNo LIKE 'DEMO%'
      WHERE o.state = 'paid' AND NOT (o.totalFen <=> l.fen AND o.totalFen <=> p.paidFen AND p.amountFen = p.paidFen)`);
    expect(unbalanced).toBe(0);
    expect(await count("SELECT COUNT(*) AS n FROM order_lines WHERE amountFen <= 0")).toBe(0);
  });

  it("was made and paid in the past while its sale was open, by people who wait for nothing", async () => {
    const late = await count(`SELECT COUNT(*) AS n FROM orders o JOIN performances p ON p.id = o.performanceId
      WHERE o.createdAt < p.saleOpensAt OR o.createdAt > p.saleClosesAt OR COALESCE(o.paidAt, o.closedAt) > NOW(3)`);
    expect(late).toBe(0);
    expect(await count("SELECT COUNT(*) AS n FROM orders WHERE state NOT IN ('paid', 'expired')")).toBe(0);
    expect(await count("SELECT COUNT(*) AS n FROM outbox_events")).toBe(0);
  });

  it("has a sold claim, a ticket and a code for each line it has paid for, and nothing for what it let go", async () => {
    const lines = await count("SELECT COUNT(*) AS n FROM order_lines WHERE state = 'live'");
    const proven =
      await count(`SELECT COUNT(*) AS n FROM order_lines l JOIN orders o ON o.id = l.orderId AND o.state = 'paid'
      JOIN unit_claims c ON c.orderLineId = l.id AND c.performanceId = l.performanceId AND c.unit = l.unit
        AND c.orderId = o.id AND c.accountId = o.accountId AND c.state = 'sold'
      JOIN tickets t ON t.orderLineId = l.id AND t.unit = l.unit AND t.accountId = o.accountId AND t.seatKey <=> l.seatKey
      JOIN credentials k ON k.ticketId = t.id AND k.code LIKE CONCAT('KM1.', t.id, '.1.%')`);
    expect(proven).toBe(lines);
    for (const table of ["unit_claims", "tickets", "credentials"])
      expect(await count(`SELECT COUNT(*) AS n FROM ${table}`)).toBe(lines);
  });

  it("names one of its own people on each ticket where names are asked for", async () => {
    const asked = await count(`SELECT COUNT(*) AS n FROM tickets t JOIN events e ON e.id = t.eventId
      WHERE e.realName = 'per_ticket'`);
    const named =
      await count(`SELECT COUNT(*) AS n FROM tickets t JOIN attendees a ON a.id = t.attendeeId AND a.accountId = t.accountId
      JOIN attendee_claims c ON c.orderLineId = t.orderLineId AND c.documentIndex = a.documentIndex`);
    expect(asked).toBeGreaterThan(3_000);
    expect(named).toBe(asked);
    expect(await count("SELECT COUNT(*) AS n FROM attendee_claims")).toBe(asked);
  });

  it("of the demo's own buyer is there: one to come with seats, one with a name, one that is over", async () => {
    const orders = await db.order.findMany({ where: { accountId: demoId("account/buyer"), state: "paid" } });
    const of = ["lighthouse/0", "glass-sea/0", "rain-visitor/1"].map((key) => demoId(`performance/${key}`));
    expect(new Set(orders.map((order) => order.performanceId))).toEqual(new Set(of));
  });
});

it("loading it again changes nothing", async () => {
  const sums = () => db.$queryRawUnsafe(`CHECKSUM TABLE ${tables.split(" ").join(", ")}`);
  const before = await sums();
  await load();
  expect(await sums()).toEqual(before);
});

/** Of each performance: how many units its public may buy, how many of them are taken, and how many others are. */
async function soldByPerformance() {
  const plans = await db.performancePlan.findMany();
  const claims = await db.unitClaim.findMany({ select: { performanceId: true, unit: true } });
  const taken = Map.groupBy(claims, (claim) => claim.performanceId);
  return new Map(
    plans.map(({ performanceId, unitCount, runs }) => {
      const open = new Uint8Array(unitCount);
      let unit = 0;
      for (const run of runs as { units: number; pool: string; blocked?: string }[]) {
        if (run.pool === "public" && !run.blocked) open.fill(1, unit, unit + run.units);
        unit += run.units;
      }
      const units = taken.get(performanceId) ?? [];
      const inside = units.filter((claim) => open[claim.unit] === 1).length;
      const sellable = open.reduce((sum, one) => sum + one, 0);
      return [performanceId, { sellable, taken: inside, outside: units.length - inside }];
    }),
  );
}
