import { readdirSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { newId } from "@kaimu/api";
import { Redis } from "ioredis";
import mariadb from "mariadb";
import type { HoldMoment, Loss, Withdrawal } from "../holds.ts";
import { judge, type Verdict } from "./audit.ts";
import { type GivenBack, readEvidence, type SeenOrder } from "./evidence.ts";
import { openToTests, writeBooks } from "./small-sale-books.fixture.ts";
import { lifeOfServer } from "./unit-state.ts";

/** A trade and a run as the payment sandbox and the Inngest stand-in show them. */
const trade = (outTradeNo: string, more: object = {}) => ({
  ...{ out_trade_no: outTradeNo, trade_no: `a-${outTradeNo}`, amount: 100, paid_at: "2026-11-25T12:00:00Z" },
  ...{ late_at: null, refunds: [] as ReturnType<typeof back>[], ...more },
});
const back = (out_request_no: string, amount: number, state = "SUCCESS") => ({ out_request_no, amount, state });
const run = (status: string, more: object = {}) => ({
  ...{ run_id: newId(), function_slug: "kaimu-issue-tickets", event: { name: "order/paid" }, error: null },
  ...{ run_started_at: "2026-11-25T12:00:00Z", status, ...more },
});

export type SmallSale = Awaited<ReturnType<typeof openSmallSale>>;

/**
 * A database, Redis keys and books of their own for a sale in perfect order: five units, of which 0 is sold to `ann`, 1 waits for `ben`'s
 * money, 2 was `eve`'s until her time ran out (her money came late and went back) and is free, 3 is held by `eve`, and 4 is blocked.
 */
export async function openSmallSale(o: { databaseUrl: string; redisUrl: string }) {
  const at = new URL(o.databaseUrl);
  const name = `${at.pathname.slice(1)}_audit_${newId().slice(-8)}`;
  const connection = await mariadb.createConnection({
    ...{ host: at.hostname, port: Number(at.port), user: at.username, password: decodeURIComponent(at.password) },
    multipleStatements: true,
  });
  await connection.query(`CREATE DATABASE ${name}; USE ${name}`);
  for (const migration of migrations()) await connection.query(migration);
  await openToTests((text, values) => connection.query(text, values), name);
  const redis = new Redis(o.redisUrl);
  const outside = await startOutside();
  const id: Ids = {
    show: "",
    ann: newId(),
    ben: newId(),
    eve: newId(),
    sold: "",
    waiting: "",
    expired: "",
    hold: "",
    organizer: "",
    merchant: "",
  };

  const sql = (text: string, values: unknown[] = []) => connection.query(text, values);
  const key = (rest: string) => `inv:{${id.show}}:${rest}`;

  return {
    id,
    sql,
    redis,
    key,
    witness: {
      seen: [] as SeenOrder[],
      believed: [] as string[],
      holds: [] as HoldMoment[],
      losses: [] as Loss[],
      withdrawn: [] as Withdrawal[],
      givenBack: [] as GivenBack[],
      cancelled: [] as string[],
    },
    outside,

    /** Puts everything in order again, as new. */
    async begin() {
      Object.assign(id, {
        show: newId(),
        sold: newId(),
        waiting: newId(),
        expired: newId(),
        hold: newId(),
        organizer: newId(),
        merchant: newId(),
      });
      for (const seen of Object.values(this.witness)) seen.length = 0;
      outside.trades = [trade("t-sold"), trade("t-expired", { refunds: [back("r-expired", 100)] })];
      outside.runs = [run("completed")];
      await emptyTables(sql, name);
      // From the low bits on: 0 sold, 1 claimed, 2 free, 3 held; 4 not for sale.
      outside.shown = Buffer.from([0b10_01_10_11, 0]);
      await sql("INSERT INTO redis_lives (epoch, run) VALUES (3, ?)", [await lifeOfServer(redis)]);
      await writeSale(sql, id);
      await writeUnitState(redis, key, id);
    },
    /** What the audit says of it now. */
    async verdict(): Promise<Verdict> {
      at.pathname = `/${name}`;
      const sources = { databaseUrl: at.href, redisUrl: o.redisUrl, witness: this.witness };
      const { origin } = outside;
      return judge(
        await readEvidence({ ...sources, gatewayOrigin: origin, paymentOrigin: origin, inngestOrigin: origin }),
      );
    },
    async close() {
      await sql(`DROP DATABASE ${name}`);
      await connection.end();
      redis.disconnect();
      outside.stop();
    },
    trade,
    back,
    run,
  };
}

function migrations(): string[] {
  const dir = new URL("../../../packages/db/migrations/", import.meta.url);
  const files = readdirSync(dir).filter((file) => file.endsWith(".sql"));
  return files.sort().map((file) => readFileSync(new URL(file, dir), "utf8").split("-- migrate:down")[0] as string);
}

/** One address for the gateway's books, the stand-in's runs, and what pages are shown. */
async function startOutside() {
  const outside = {
    origin: "",
    trades: [] as ReturnType<typeof trade>[],
    runs: [] as ReturnType<typeof run>[],
    shown: Buffer.alloc(0),
    stop() {},
  };
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://outside");
    const runs = outside.runs.filter((one) => one.status === searchParams.get("status"));
    response.setHeader("content-type", "application/json");
    const said = pathname === "/books" ? { trades: outside.trades, next_cursor: null } : { data: runs };
    const shown = { states: outside.shown.toString("base64") };
    response.end(JSON.stringify(pathname.startsWith("/seats/state/") ? shown : said));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  outside.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  outside.stop = () => {
    server.close();
    server.closeAllConnections();
  };
  return outside;
}

type Sql = (text: string, values?: unknown[]) => Promise<unknown>;
type Ids = Record<
  "show" | "ann" | "ben" | "eve" | "sold" | "waiting" | "expired" | "hold" | "organizer" | "merchant",
  string
>;

async function emptyTables(sql: Sql, database: string): Promise<void> {
  const tables = (await sql("SELECT table_name AS name FROM information_schema.tables WHERE table_schema = ?", [
    database,
  ])) as { name: string }[];
  const emptied = tables.map((table) => `DELETE FROM \`${table.name}\`;`).join(" ");
  await sql(`SET foreign_key_checks = 0; ${emptied} SET foreign_key_checks = 1`);
}

async function writeSale(sql: Sql, id: Ids): Promise<void> {
  const { organizer, merchant } = id;
  const [event, venue] = [newId(), newId()];
  await sql("INSERT INTO organizers (id, name, nameEn) VALUES (?, 'o', 'o')", [organizer]);
  await sql(
    "INSERT INTO venues (id, name, nameEn, city, cityEn, address, timeZone) VALUES (?, 'v', 'v', 'c', 'c', 'a', 'Asia/Shanghai')",
    [venue],
  );
  await sql(
    `INSERT INTO events (id, organizerId, title, titleEn, category, summary, summaryEn, notices, poster, state, perAccountLimit, refundRule)
     VALUES (?, ?, 't', 't', 'concert', '', '', '[]', '{}', 'published', 2, '{}')`,
    [event, organizer],
  );
  await sql(
    `INSERT INTO performances (id, eventId, venueId, status, startsLocal, timeZone, doorsAt, startsAt, endsAt, saleOpensAt, saleClosesAt, planVersion)
     VALUES (?, ?, ?, 'on_sale', '2027-01-01T19:30', 'Asia/Shanghai', NOW(3), NOW(3), NOW(3), NOW(3), NOW(3), 1)`,
    [id.show, event, venue],
  );
  const runs = [
    { units: 4, tier: "ga", pool: "public" },
    { units: 1, tier: "ga", pool: "public", blocked: "pillar" },
  ];
  await sql("INSERT INTO performance_plans (performanceId, version, unitCount, runs) VALUES (?, 1, 5, ?)", [
    id.show,
    JSON.stringify(runs),
  ]);
  await sql(
    "INSERT INTO merchant_accounts (id, gateway, name, appId, sellerId, credential) VALUES (?, 'alipay', 'm', 'a', 's', 'ALIPAY')",
    [merchant],
  );

  const order = async (o: {
    id: string;
    account: string;
    state: string;
    unit: number;
    line: string;
    minutesAgo: number;
  }) => {
    await sql(
      `INSERT INTO orders (id, accountId, organizerId, eventId, performanceId, channel, state, totalFen, clientKey, holdId, expiresAt)
       VALUES (?, ?, ?, ?, ?, 'web', ?, 100, ?, ?, NOW(3) + INTERVAL 1 HOUR)`,
      [o.id, o.account, organizer, event, id.show, o.state, newId(), newId()],
    );
    await sql(
      `INSERT INTO order_lines (id, orderId, kind, state, amountFen, performanceId, unit, terms) VALUES (?, ?, 'ticket', ?, 100, ?, ?, '{}')`,
      [o.id, o.id, o.line, id.show, o.unit],
    );
    await sql(
      `INSERT INTO order_transitions (orderId, toState, reason, at) VALUES (?, 'awaiting_payment', 'placed', NOW(3) - INTERVAL ? MINUTE)`,
      [o.id, o.minutesAgo],
    );
    if (o.state !== "awaiting_payment")
      await sql(
        "INSERT INTO order_transitions (orderId, `from`, toState, reason, at) VALUES (?, 'awaiting_payment', ?, 'x', NOW(3) - INTERVAL ? MINUTE)",
        [o.id, o.state, o.minutesAgo - 1],
      );
    if (o.line === "live")
      await sql(
        "INSERT INTO unit_claims (performanceId, unit, orderId, orderLineId, state, fence, channel, accountId) VALUES (?, ?, ?, ?, ?, ?, 'web', ?)",
        [id.show, o.unit, o.id, o.id, o.state === "paid" ? "sold" : "claimed", o.unit + 1, o.account],
      );
  };
  await order({ id: id.sold, account: id.ann, state: "paid", unit: 0, line: "live", minutesAgo: 9 });
  await order({ id: id.waiting, account: id.ben, state: "awaiting_payment", unit: 1, line: "live", minutesAgo: 5 });
  await order({ id: id.expired, account: id.eve, state: "expired", unit: 2, line: "released", minutesAgo: 7 });
  await sql("UPDATE orders SET expiresAt = '2026-11-25 11:59:00' WHERE id = ?", [id.expired]);

  const payment = (orderId: string, outTradeNo: string) =>
    sql(
      `INSERT INTO payments (id, orderId, merchantAccountId, gateway, outTradeNo, gatewayTradeNo, state, amountFen, paidFen, expiresAt)
       VALUES (?, ?, ?, 'alipay', ?, ?, 'succeeded', 100, 100, NOW(3))`,
      [orderId, orderId, merchant, outTradeNo, `a-${outTradeNo}`],
    );
  await payment(id.sold, "t-sold");
  await payment(id.expired, "t-expired");
  await sql(
    "INSERT INTO refunds (id, paymentId, orderId, outRefundNo, amountFen, state, reason) VALUES (?, ?, ?, 'r-expired', 100, 'succeeded', 'order_closed')",
    [newId(), id.expired, id.expired],
  );
  await writeBooks(sql, id);
  await sql(
    "INSERT INTO payment_callbacks (id, gateway, notificationId, outTradeNo, body, outcome) VALUES (?, 'alipay', 'n-1', 't-sold', '', 'applied')",
    [newId()],
  );
  await sql("INSERT INTO outbox_events (id, name, data, sentAt) VALUES (?, 'order/paid', '{}', NOW(3))", [newId()]);
  await sql(
    "INSERT INTO tickets (id, orderId, orderLineId, accountId, eventId, performanceId, unit) VALUES (?, ?, ?, ?, ?, ?, 0)",
    [id.sold, id.sold, id.sold, id.ann, event, id.show],
  );
  await sql("INSERT INTO credentials (id, ticketId, kind, code) VALUES (?, ?, 'qr', 'KM1')", [newId(), id.sold]);
  await sql(
    "INSERT INTO messages (id, accountId, way, template, dedupeKey, params, state) VALUES (?, ?, 'sms', 'TICKETS_ISSUED', ?, '{}', 'sent')",
    [newId(), id.ann, `tickets-issued:${id.sold}`],
  );
}

async function writeUnitState(redis: Redis, key: (rest: string) => string, id: Ids): Promise<void> {
  const [second, micro] = (await redis.time()).map(Number) as [number, number];
  const held = (second - 1_767_225_600) * 1_000_000 + micro;
  await redis.set(key("sale"), "3:1");
  await redis.hset(key("meta"), { plan: "1", units: "5", groups: "1", cut: "0" });
  await redis.set(key("units"), Buffer.concat([unit(1, 3), unit(2, 2), unit(0, 0), unit(held, 1), unit(0, 3)]));
  await redis.set(key("places"), Buffer.from("00000000".repeat(4) + "ffffffff", "hex"));
  const block = Buffer.alloc(26);
  block.writeUInt16BE(4, 4);
  await redis.set(key("blocks:0"), block);
  await redis.set(key("room:0"), Buffer.from([1]));
  await redis.hset(key("accounts"), {
    [id.ann]: "1:0:0",
    [id.ben]: "1:0:0",
    [id.eve]: `1:0:0:${second}:${micro}:0:60000:0|${id.hold}|web|key|3|[]`,
  });
  await redis.zadd(key("deadlines"), second + 61, id.eve);
}

/** A unit as Redis keeps it: whose it is, and what it is to him. */
export function unit(owner: number, state: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(owner) * 4n + BigInt(state));
  return bytes.subarray(1);
}
