import { inTransaction } from "@kaimu/db";
import { describe, expect, it } from "vitest";
import { newId } from "../platform/ids.ts";
import { createShow } from "../testing/factories.ts";
import { differencesOf } from "../testing/ledger-differences.ts";
import { createPayable } from "../testing/paid-order.ts";
import { testPlatform } from "../testing/test-platform.ts";
import { checkLedger } from "./check-ledger.ts";
import { agreeOnFee } from "./fee-agreements.ts";
import { post, trialBalance } from "./index.ts";
import { listChecks } from "./read-checks.ts";

const { platform, system } = testPlatform();
const { db } = platform;

/** Debits less credits of an order's accounts, by kind. */
async function booksOf(orderId: string): Promise<Record<string, number>> {
  const entries = await db.ledgerEntry.findMany({ where: { transaction: { orderId } } });
  const found: Record<string, number> = {};
  for (const { debit, credit, amountFen } of entries) {
    found[debit] = (found[debit] ?? 0) + amountFen;
    found[credit] = (found[credit] ?? 0) - amountFen;
  }
  return Object.fromEntries(Object.entries(found).filter(([, fen]) => fen !== 0));
}

async function paidOrder(quantity = 2) {
  const show = await createShow(db, { priceFen: 12_345 });
  await agreeOnFee(system, { organizerId: show.organizerId, permyriad: 300, operatorId: newId() });
  const order = await createPayable(system, show, { quantity });
  await order.pay();
  return { show, ...order };
}

describe("the ledger", () => {
  it("has a paid order once, owed to organizer and platform, however often the money is reported", async () => {
    const show = await createShow(db, { priceFen: 12_345 });
    await agreeOnFee(system, { organizerId: show.organizerId, permyriad: 300, operatorId: newId() });
    const order = await createPayable(system, show, { quantity: 2 });
    await Promise.all([order.pay(), order.pay(), order.pay()]);
    expect(await booksOf(order.orderId)).toEqual({
      gateway_clearing: 24_690,
      organizer_payable: -(24_690 - 740),
      platform_fee: -740,
    });
    const transactions = await db.ledgerTransaction.findMany({ where: { orderId: order.orderId } });
    expect(transactions.map((one) => one.kind).sort()).toEqual(["order_paid", "payment_succeeded"]);
    expect(await differencesOf(system, order.orderId)).toEqual([]);
  });

  it("has money that no order can use on its way back", async () => {
    const order = await createPayable(system, await createShow(db));
    await order.pay(17_999);
    expect(await booksOf(order.orderId)).toEqual({ gateway_clearing: 17_999, refund: -17_999 });
    expect(await differencesOf(system, order.orderId)).toEqual([]);
  });

  it("takes a fact once, also when it is posted by many at the same moment", async () => {
    const { show, orderId, accountId, merchantAccountId } = await paidOrder();
    const order = { id: orderId, accountId, agentId: null, ...show };
    const fact = { kind: "goodwill_granted" as const, order, refundId: newId(), amountFen: 100 };
    const posted = await Promise.all(Array.from({ length: 5 }, () => inTransaction(db, (tx) => post(tx, fact))));
    expect(posted.filter(Boolean)).toHaveLength(1);
    const settled = {
      kind: "refund_settled" as const,
      order,
      refundId: fact.refundId,
      merchantAccountId,
      amountFen: 100,
    };
    expect(await inTransaction(db, (tx) => post(tx, settled))).toBe(true);
    expect(await inTransaction(db, (tx) => post(tx, settled))).toBe(false);
    expect(await booksOf(orderId)).toMatchObject({ goodwill: 100, gateway_clearing: 24_590 });
  });

  it("is gone with the transaction that wrote it", async () => {
    const { show, orderId, accountId } = await paidOrder();
    const before = await booksOf(orderId);
    const undone = inTransaction(db, async (tx) => {
      await post(tx, {
        ...{
          kind: "goodwill_granted",
          order: { id: orderId, accountId, agentId: null, ...show },
          refundId: newId(),
          amountFen: 1,
        },
      });
      throw new Error("undone");
    });
    await expect(undone).rejects.toThrow("undone");
    expect(await booksOf(orderId)).toEqual(before);
  });

  it("adds up to nothing over all accounts", async () => {
    await paidOrder();
    const { accounts, incomplete } = await trialBalance(system);
    const sum = (side: "debitFen" | "creditFen") => accounts.reduce((all, one) => all + one[side], 0);
    expect(sum("debitFen")).toBeGreaterThan(0);
    expect(sum("debitFen")).toBe(sum("creditFen"));
    expect(incomplete).toBe(0);
  });
});

describe("the database refuses", () => {
  const entryOf = async (orderId: string) => {
    const transaction = await db.ledgerTransaction.findFirstOrThrow({ where: { orderId, kind: "order_paid" } });
    return db.ledgerEntry.findFirstOrThrow({ where: { transactionId: transaction.id } });
  };
  const fresh = async (changes: object) => {
    const { orderId } = await paidOrder();
    const { transactionId } = await entryOf(orderId);
    const [known] = await db.ledgerTransaction.findMany({ where: { id: transactionId } });
    const id = newId();
    return inTransaction(db, async (tx) => {
      await tx.ledgerTransaction.create({ data: { ...(known as NonNullable<typeof known>), id, fact: id, legs: 1 } });
      await tx.ledgerEntry.create({
        data: {
          ...{ ...(await entryOf(orderId)), transactionId: id, legs: 1, position: 0 },
          ...changes,
        },
      });
    });
  };

  it("to change or remove what is written", async () => {
    const { orderId } = await paidOrder();
    const { transactionId, position } = await entryOf(orderId);
    const refused = [
      db.$executeRaw`UPDATE ledger_entries SET amountFen = 1 WHERE transactionId = ${transactionId} AND position = ${position}`,
      db.$executeRaw`DELETE FROM ledger_entries WHERE transactionId = ${transactionId}`,
      db.$executeRaw`UPDATE ledger_transactions SET organizerId = 'x' WHERE id = ${transactionId}`,
      db.$executeRaw`DELETE FROM ledger_transactions WHERE id = ${transactionId}`,
    ];
    for (const one of await Promise.allSettled(refused))
      expect(String((one as PromiseRejectedResult).reason)).toContain("append-only");
  });

  it("another entry in a transaction that is complete", async () => {
    const { orderId } = await paidOrder();
    const entry = await entryOf(orderId);
    for (const more of [{ position: entry.legs }, { position: 0, legs: entry.legs + 1 }, { position: -1 }])
      await expect(db.ledgerEntry.create({ data: { ...entry, ...more } })).rejects.toThrow();
  });

  it.each([
    ["of nothing", { amountFen: 0 }],
    ["of less than nothing", { amountFen: -1 }],
    ["from an account to itself", { debit: "buyer", debitOf: "x", credit: "buyer", creditOf: "x" }],
  ])("a movement %s", async (_name, changes) => {
    await expect(fresh(changes)).rejects.toThrow();
  });

  it("none of it where nothing is wrong", async () => {
    await expect(fresh({})).resolves.toBeUndefined();
  });
});

describe("the nightly comparison", () => {
  it("names the order and the sum where payments, refunds or lines say something else", async () => {
    const { orderId, paymentId, merchantAccountId, lineIds } = await paidOrder();
    expect(await differencesOf(system, orderId)).toEqual([]);
    await db.payment.update({ where: { id: paymentId }, data: { paidFen: 24_000 } });
    expect(await differencesOf(system, orderId)).toEqual([{ what: "captured", expectedFen: 24_000, foundFen: 24_690 }]);
    await db.payment.update({ where: { id: paymentId }, data: { paidFen: 24_690 } });
    await db.orderLine.updateMany({ where: { id: lineIds[0] ?? "" }, data: { amountFen: 12_344 } });
    expect(await differencesOf(system, orderId)).toEqual([{ what: "sold", expectedFen: 24_689, foundFen: 24_690 }]);
    await db.orderLine.updateMany({ where: { id: lineIds[0] ?? "" }, data: { amountFen: 12_345 } });
    await db.refund.create({
      data: { id: newId(), paymentId, orderId, outRefundNo: newId(), amountFen: 5, reason: "order_closed" },
    });
    expect(await differencesOf(system, orderId)).toEqual([{ what: "returned", expectedFen: 5, foundFen: 0 }]);
    expect(merchantAccountId).toBeTruthy();
  });

  it("sees a transaction that lacks an entry", async () => {
    const { show, orderId, accountId } = await paidOrder();
    const { organizerId } = show;
    await db.ledgerTransaction.create({
      data: {
        ...{ id: newId(), fact: newId(), kind: "order_paid", orderId, organizerId },
        ...{ at: new Date(), day: "2026-11-27", legs: 2 },
      },
    });
    expect(accountId).toBeTruthy();
    expect(await differencesOf(system, orderId)).toEqual([{ what: "legs", expectedFen: 0, foundFen: 2 }]);
    expect((await trialBalance(system)).incomplete).toBeGreaterThan(0);
  });

  it("is kept with what it looked at", async () => {
    await paidOrder();
    const { orders } = await checkLedger(system, 3);
    // Others' comparisons may run at the same time.
    const { checks } = await listChecks(system, { limit: 20 });
    expect(checks).toContainEqual(expect.objectContaining({ orders, endedAt: expect.any(Date) }));
    expect(orders).toBeGreaterThan(0);
  });
});
