import { describe, expect, it } from "vitest";
import { csvFile } from "../platform/csv.ts";
import { newId } from "../platform/ids.ts";
import { createMember, createShow, type TestShow } from "../testing/factories.ts";
import { refusalCode, testPlatform } from "../testing/test-platform.ts";
import type { LedgerFact } from "./facts.ts";
import { ledgerRows } from "./ledger-rows.ts";
import { noParts, partsOfLines } from "./parts-of-lines.ts";
import { statementRows, statementTotals, wholeStatement } from "./statement.ts";
import { statementFile } from "./statement-file.ts";

const { platform, system } = testPlatform();
const { db } = platform;

/** Writes a fact as if it had happened at a moment. */
async function happened(
  show: TestShow,
  at: string,
  timeZone: string,
  what: (order: LedgerFact["order"]) => LedgerFact,
) {
  const fact = what({ id: newId(), accountId: newId(), agentId: null, ...show });
  const parts = "lines" in fact ? partsOfLines(fact.lines, { feePermyriad: 300 }) : noParts;
  const rows = ledgerRows(fact, { id: newId(), at: new Date(at), timeZone, parts });
  await db.ledgerTransaction.create({ data: rows.transaction });
  await db.ledgerEntry.createMany({ data: rows.entries });
}
const tickets = (...prices: number[]) =>
  prices.map((amountFen) => ({ id: newId(), kind: "ticket" as const, amountFen }));
const sale =
  (...prices: number[]) =>
  (order: LedgerFact["order"]): LedgerFact => ({ kind: "order_paid", order, lines: tickets(...prices) });

describe("a settlement statement", () => {
  it("adds up what was sold, given back, kept and is due, and the parts are the whole", async () => {
    const show = await createShow(db);
    const zone = "Asia/Shanghai";
    await happened(show, "2026-11-20T04:00:00Z", zone, sale(10_000, 10_000, 333));
    await happened(show, "2026-11-20T05:00:00Z", zone, (order) => ({
      ...{ kind: "payment_succeeded", order, paymentId: newId(), merchantAccountId: newId(), amountFen: 20_333 },
    }));
    await happened(show, "2026-11-21T04:00:00Z", zone, (order) => ({
      ...{ kind: "lines_refunded", order, refundId: newId() },
      lines: tickets(10_000).map((line) => ({ ...line, keptFen: 2_000 })),
    }));
    const period = { organizerId: show.organizerId, from: "2026-11-20", to: "2026-11-21" };
    const rows = await wholeStatement(system, period);
    expect(rows.map(({ showing: _, ...row }) => row)).toEqual([
      {
        ...{ day: "2026-11-20", performanceId: show.performanceId, ticketsSold: 3, soldFen: 20_333 },
        ...{
          ticketsReturned: 0,
          returnedFen: 0,
          couponFen: 0,
          feeFen: 610,
          commissionFen: 0,
          keptFen: 0,
          dueFen: 19_723,
        },
      },
      {
        ...{ day: "2026-11-21", performanceId: show.performanceId, ticketsSold: 0, soldFen: 0 },
        ...{
          ticketsReturned: 1,
          returnedFen: 10_000,
          couponFen: 0,
          feeFen: -300,
          commissionFen: 0,
          keptFen: 2_000,
          dueFen: -7_700,
        },
      },
    ]);
    const totals = await statementTotals(system, period);
    expect(totals).toEqual({
      ...{ ticketsSold: 3, soldFen: 20_333, ticketsReturned: 1, returnedFen: 10_000 },
      ...{ couponFen: 0, feeFen: 310, commissionFen: 0, keptFen: 2_000, dueFen: 12_023 },
    });
    for (const one of [...rows, totals])
      expect(one.dueFen).toBe(one.soldFen - one.returnedFen - one.feeFen + one.keptFen);
  });

  it("cuts days where the venue's clock does, also when clocks are changed", async () => {
    const show = await createShow(db);
    const york = "America/New_York";
    // 23:59:59 and midnight in New York, in summer time, after its end, and at the moment the clock goes back.
    await happened(show, "2026-10-31T03:59:59.999Z", york, sale(1));
    await happened(show, "2026-10-31T04:00:00Z", york, sale(2));
    await happened(show, "2026-11-01T05:30:00Z", york, sale(4));
    await happened(show, "2026-11-01T06:30:00Z", york, sale(8));
    await happened(show, "2026-11-02T04:59:59.999Z", york, sale(16));
    await happened(show, "2026-11-02T05:00:00Z", york, sale(32));
    // The same moment is another day elsewhere.
    await happened(show, "2026-11-02T04:59:59.999Z", "Asia/Shanghai", sale(64));
    const soldOn = async (day: string) =>
      (await statementTotals(system, { organizerId: show.organizerId, from: day, to: day })).soldFen;
    expect(await soldOn("2026-10-30")).toBe(1);
    expect(await soldOn("2026-10-31")).toBe(2);
    expect(await soldOn("2026-11-01")).toBe(4 + 8 + 16);
    expect(await soldOn("2026-11-02")).toBe(32 + 64);
  });

  it("is read page by page, each row once", async () => {
    const show = await createShow(db);
    for (let day = 1; day <= 7; day += 1) await happened(show, `2026-09-0${day}T04:00:00Z`, "Asia/Shanghai", sale(day));
    const period = { organizerId: show.organizerId, from: "2026-09-01", to: "2026-09-07" };
    const days: string[] = [];
    let pages = 0;
    for (let cursor: Awaited<ReturnType<typeof statementRows>>["next"] | undefined; cursor !== null; pages += 1) {
      const { rows, next } = await statementRows(system, { ...period, limit: 3, cursor });
      days.push(...rows.map((row) => row.day));
      cursor = next;
    }
    expect(pages).toBe(3);
    expect(days).toEqual(Array.from({ length: 7 }, (_, at) => `2026-09-0${at + 1}`));
  });
});

describe("a statement's file", () => {
  it("is CSV that Excel opens, in which no title is a formula", async () => {
    const show = await createShow(db);
    await db.event.update({ where: { id: show.eventId }, data: { title: '=HYPERLINK("http://x","票"),1' } });
    await happened(show, "2026-11-20T04:00:00Z", "Asia/Shanghai", (order) => ({
      ...{ kind: "lines_refunded", order, refundId: newId() },
      lines: tickets(10_000).map((line) => ({ ...line, keptFen: 0 })),
    }));
    const accountId = await createMember(system, show.organizerId);
    const period = { organizerId: show.organizerId, from: "2026-11-01", to: "2026-11-30" };
    const { bytes, type } = await statementFile(system, { accountId, period, as: "csv" });
    expect(type).toContain("text/csv");
    const text = bytes.toString();
    expect(text.startsWith("\uFEFF日期 Day,")).toBe(true);
    expect(text).toContain(`"'=HYPERLINK(""http://x"",""票""),1"`);
    // What is owed back stays a number.
    expect(text).toContain(",1,100.00,0.00,-3.00,0.00,0.00,-97.00\r\n");
  });

  it("is a PDF of as many pages as it takes", async () => {
    const show = await createShow(db);
    for (let day = 10; day < 30; day += 1)
      for (const month of ["07", "08"])
        await happened(show, `2026-${month}-${day}T04:00:00Z`, "Asia/Shanghai", sale(18_000));
    const accountId = await createMember(system, show.organizerId);
    const period = { organizerId: show.organizerId, from: "2026-07-01", to: "2026-08-31" };
    const { bytes } = await statementFile(system, { accountId, period, as: "pdf" });
    expect(bytes.subarray(0, 5).toString()).toBe("%PDF-");
    const pages = bytes.toString("latin1").match(/\/Type \/Page\b/g)?.length;
    expect(pages).toBe(2);
  });

  it("is for those who may see the money only", async () => {
    const show = await createShow(db);
    const period = { organizerId: show.organizerId, from: "2026-11-01", to: "2026-11-30" };
    const ask = async (accountId: string, changes = {}) =>
      refusalCode(statementFile(system, { accountId, period: { ...period, ...changes }, as: "csv" }));
    const stranger = await createMember(system, (await createShow(db)).organizerId);
    expect(await ask(stranger)).toBe("NOT_FOUND");
    const member = await createMember(system, show.organizerId);
    await db.membership.updateMany({ where: { accountId: member }, data: { role: "door" } });
    expect(await ask(member)).toBe("NOT_ALLOWED");
    await db.membership.updateMany({ where: { accountId: member }, data: { role: "finance" } });
    expect(await ask(member)).toBe("no refusal");
    expect(await ask(member, { from: "2026-12-01" })).toBe("BAD_INPUT");
    expect(await ask(member, { from: "2025-01-01" })).toBe("BAD_INPUT");
  });
});

describe("a cell of a CSV file", () => {
  it.each([
    ["=1+1", "'=1+1"],
    ["+86", "'+86"],
    ["-x", "'-x"],
    ["@a", "'@a"],
    ["  =1", "'  =1"],
    ["\t1", "'\t1"],
    ["＝1", "'＝1"],
    ["平常", "平常"],
    ['a "b", c', '"a ""b"", c"'],
  ])("%j is written %j", (text, written) => {
    expect(csvFile([[text]])).toBe(`\uFEFF${written}\r\n`);
  });
});
