import { describe, expect, it } from "vitest";
import { giveBack } from "../../payment/index.ts";
import { newId } from "../../platform/ids.ts";
import { createMember, createOperator, createShow } from "../../testing/factories.ts";
import { differencesOf } from "../../testing/ledger-differences.ts";
import { createPayable } from "../../testing/paid-order.ts";
import { refusalCode, testPlatform } from "../../testing/test-platform.ts";
import { issueTickets } from "../../ticketing/index.ts";
import { agreeOnFee } from "../fee-agreements.ts";
import { trialBalance } from "../index.ts";
import { statementFile } from "../statement-file.ts";
import { decidePayout } from "./decide-payout.ts";
import { listPayable } from "./list-payable.ts";
import { listPayouts } from "./list-payouts.ts";
import { owedTo, payableUpTo } from "./owed.ts";
import { payoutsIn } from "./payouts-in.ts";
import { recordPayout } from "./record-payout.ts";

const { platform, system } = testPlatform();
const { db } = platform;
/** The books are written at the database's time: for whoever settles it is the day after. */
const at = new Date(Date.now() + 36 * 3_600_000);
const tomorrow = { ...system, clock: { now: () => at } };
const today = new Date().toLocaleDateString("sv-SE", { timeZone: "Asia/Shanghai" });

/** An organizer that has sold three tickets at 100.00, of which the platform keeps 3 %. */
async function sold() {
  const rule = { steps: [{ untilHoursBefore: 1, keepPercent: 20 }] };
  const show = await createShow(db, { priceFen: 10_000, refundRule: rule });
  const { organizerId } = show;
  await agreeOnFee(system, { organizerId, permyriad: 300, operatorId: newId() });
  const order = await createPayable(system, show, { quantity: 3 });
  await order.pay();
  await issueTickets(system, order.orderId);
  const [one, other] = [await createOperator(system), await createOperator(system)];
  const record = (expectedFen: number, more: { payoutId?: string; bankReference?: string; toDay?: string } = {}) =>
    recordPayout(tomorrow, {
      ...{ payoutId: newId(), organizerId, toDay: today, expectedFen, bankReference: newId(), operatorId: one },
      ...more,
    });
  const decide = (payoutId: string, confirmed = true, operatorId = other) =>
    decidePayout(tomorrow, { payoutId, confirmed, operatorId });
  const owed = async () => (await owedTo(db, { organizerIds: [organizerId] }))(organizerId).owedFen;
  const give = (expectedBackFen = 8_000) => {
    const { orderId, accountId, lineIds } = order;
    return giveBack(system, {
      ...{ orderId, accountId, lineIds: [lineIds[0] ?? ""], clientKey: newId(), expectedBackFen },
    });
  };
  return { ...order, organizerId, one, other, record, decide, owed, give };
}

describe("a payout to an organizer", () => {
  it("is what the books owe, is confirmed by a second person, and then stands in the books and on the statement", async () => {
    const { orderId, organizerId, one, record, decide, owed } = await sold();
    expect(await owed()).toBe(29_100);
    const payoutId = newId();
    const bankReference = newId();
    await record(29_100, { payoutId, bankReference });
    expect(await refusalCode(decide(payoutId, true, one))).toBe("NOT_ALLOWED");
    expect(await owed()).toBe(29_100);
    await decide(payoutId);
    expect(await owed()).toBe(0);
    expect(await refusalCode(decide(payoutId))).toBe("STATE_CHANGED");
    const posted = await db.ledgerTransaction.findMany({
      where: { organizerId, kind: "payout_made" },
      include: { entries: true },
    });
    expect(posted).toMatchObject([
      {
        ...{ fact: `payout_made:${payoutId}`, orderId: null, legs: 1 },
        entries: [{ debit: "organizer_payable", debitOf: organizerId, credit: "bank", amountFen: 29_100 }],
      },
    ]);
    const { payouts, owedFen } = await payoutsIn(system, { organizerId, from: today, to: today });
    expect(payouts).toMatchObject([{ id: payoutId, fromDay: null, toDay: today, amountFen: 29_100, bankReference }]);
    expect(owedFen).toBe(0);
    const period = { organizerId, from: today, to: today };
    const member = await createMember(system, organizerId);
    const csv = (await statementFile(system, { accountId: member, period, as: "csv" })).bytes.toString();
    expect(csv).toContain(`平台付款 Payout ${bankReference}`);
    expect(csv).toContain(",-291.00\r\n");
    const pdf = (await statementFile(system, { accountId: member, period, as: "pdf" })).bytes;
    expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
    expect(await differencesOf(system, orderId)).toEqual([]);
    const { accounts, incomplete } = await trialBalance(system);
    const sum = (side: "debitFen" | "creditFen") => accounts.reduce((all, account) => all + account[side], 0);
    expect(sum("debitFen")).toBe(sum("creditFen"));
    expect(accounts.find(({ account }) => account === "bank")?.creditFen).toBeGreaterThanOrEqual(29_100);
    expect(incomplete).toBeGreaterThanOrEqual(0);
  });

  it("recorded again with its id is the same, with a transfer that is known or while one waits is refused", async () => {
    const { organizerId, record, decide } = await sold();
    const [payoutId, bankReference] = [newId(), newId()];
    await record(29_100, { payoutId, bankReference });
    await record(29_100, { payoutId, bankReference });
    expect(await db.payout.count({ where: { organizerId } })).toBe(1);
    expect(await refusalCode(record(29_100, { payoutId }))).toBe("KEY_REUSED");
    expect(await refusalCode(record(29_100))).toBe("PAYOUT_WAITS");
    await decide(payoutId, false);
    expect(await refusalCode(decide(payoutId))).toBe("STATE_CHANGED");
    const another = await sold();
    await another.record(29_100, { bankReference });
    expect(await refusalCode(record(29_100, { bankReference }))).toBe("PAYOUT_KNOWN");
    await record(29_100);
  });

  it("recorded and confirmed by many at the same moment is one", async () => {
    const { organizerId, record, decide, owed } = await sold();
    const recorded = await Promise.allSettled([1, 2, 3].map(() => record(29_100)));
    expect(recorded.filter((one) => one.status === "fulfilled")).toHaveLength(1);
    const { id } = await db.payout.findFirstOrThrow({ where: { organizerId } });
    const decided = await Promise.allSettled([1, 2, 3].map(() => decide(id)));
    expect(decided.filter((one) => one.status === "fulfilled")).toHaveLength(1);
    expect(await owed()).toBe(0);
  });

  it("is never more than is owed: not when it is recorded, not when it is confirmed", async () => {
    const { record, decide, give, owed } = await sold();
    expect(await refusalCode(record(29_101))).toBe("PAYOUT_CHANGED");
    expect(await refusalCode(record(29_099))).toBe("PAYOUT_CHANGED");
    const payoutId = newId();
    await record(29_100, { payoutId });
    await give();
    // A ticket came back: the organizer keeps a fifth of it.
    expect(await owed()).toBe(21_400);
    expect(await refusalCode(decide(payoutId))).toBe("PAYOUT_CHANGED");
    expect(await db.payout.findUnique({ where: { id: payoutId } })).toMatchObject({ state: "waiting" });
    await decide(payoutId, false);
    const second = newId();
    await record(21_400, { payoutId: second });
    await decide(second);
    expect(await owed()).toBe(0);
    expect(await refusalCode(record(0))).toBe("PAYOUT_CHANGED");
  });

  it("pays fees kept on returns too, and what was paid before and given back since is taken from the next one", async () => {
    const { organizerId, record, decide, give, owed } = await sold();
    await give();
    const payoutId = newId();
    await record(21_400, { payoutId });
    await decide(payoutId);
    const { entries } = await db.ledgerTransaction.findFirstOrThrow({
      where: { organizerId, kind: "payout_made" },
      include: { entries: { orderBy: { position: "asc" } } },
    });
    expect(entries).toMatchObject([
      { debit: "kept_fees", amountFen: 2_000 },
      { debit: "organizer_payable", amountFen: 19_400 },
    ]);
    expect(await owed()).toBe(0);
    const before = await sold();
    const early = newId();
    await before.record(29_100, { payoutId: early });
    await before.decide(early);
    await before.give();
    expect(await before.owed()).toBe(-7_700);
    expect(await refusalCode(before.record(7_700))).toBe("PAYOUT_CHANGED");
  });

  it("is for days that are over, and for those up to it alone", async () => {
    const { organizerId, one, record } = await sold();
    const soon = { payoutId: newId(), organizerId, toDay: today, expectedFen: 29_100, bankReference: newId() };
    expect(await refusalCode(recordPayout(system, { ...soon, operatorId: one }))).toBe("BAD_INPUT");
    expect((await payableUpTo(db, { organizerIds: [organizerId], toDay: "2020-01-01" }))(organizerId)).toBe(0);
    expect(await refusalCode(record(29_100, { toDay: "2020-01-01" }))).toBe("PAYOUT_CHANGED");
    expect(await refusalCode(recordPayout(tomorrow, { ...soon, organizerId: newId(), operatorId: one }))).toBe(
      "NOT_FOUND",
    );
  });

  it("is listed with who recorded it and who decided, and organizers with what they can be paid", async () => {
    const { organizerId, record } = await sold();
    const payoutId = newId();
    await record(29_100, { payoutId });
    const { payouts } = await listPayouts(system, { state: "waiting", limit: 100 });
    expect(payouts.find((payout) => payout.id === payoutId)).toMatchObject({
      ...{ amountFen: 29_100, recordedByName: "测试运营", decidedByName: null, mine: false },
      organizer: { name: "测试主办" },
    });
    for (let cursor: string | undefined; ; ) {
      const { organizers, next } = await listPayable(system, { toDay: today, limit: 100, cursor });
      const found = organizers.find((organizer) => organizer.id === organizerId);
      if (found) {
        expect(found).toMatchObject({ payableFen: 29_100, paidUpTo: null, waits: true });
        break;
      }
      expect(next).toBeTruthy();
      cursor = next ?? undefined;
    }
  });
});
