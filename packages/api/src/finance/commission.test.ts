import { describe, expect, it } from "vitest";
import { agreeOnCommission } from "../agency/commission.ts";
import { giveBack } from "../payment/index.ts";
import { newId } from "../platform/ids.ts";
import { allocate, createAgent } from "../testing/agents.ts";
import { createShow } from "../testing/factories.ts";
import { differencesOf } from "../testing/ledger-differences.ts";
import { createPayable } from "../testing/paid-order.ts";
import { testPlatform } from "../testing/test-platform.ts";
import { issueTickets } from "../ticketing/index.ts";
import { commissionsOf } from "./commission.ts";
import { agreeOnFee } from "./fee-agreements.ts";
import { owedTo } from "./payouts/owed.ts";
import { statementTotals } from "./statement.ts";

const { platform, system } = testPlatform();
const { db } = platform;

/** What the books owe an agent. */
async function commissionOf(agentId: string): Promise<number> {
  const entries = await db.ledgerEntry.findMany({
    where: { OR: [{ creditOf: agentId }, { debitOf: agentId }], transaction: { agentId } },
  });
  return entries.reduce((sum, { creditOf, amountFen }) => sum + (creditOf === agentId ? amountFen : -amountFen), 0);
}

async function soldByAgent(o: { priceFen: number; permyriad: number; quantity: number; refundRule?: object }) {
  const { priceFen, permyriad, quantity, refundRule = {} } = o;
  const show = await createShow(db, { priceFen, places: 12, refundRule });
  const { agentId } = await createAgent(system);
  const seller = await allocate(system, show, { agentId, permyriad, places: 6 });
  const order = await createPayable(seller, show, { quantity });
  await order.pay();
  return { show, agentId, seller, ...order };
}

describe("an agent's commission", () => {
  it("is of what the organizer gets for a ticket: less its own coupon, and not less a coupon of the platform's", () => {
    const discount = { kind: "discount" as const, amountFen: -2_000 };
    const lines = [
      ...["a", "b", "c"].map((id) => ({ id, kind: "ticket" as const, amountFen: 10_000 })),
      { ...discount, id: "own", ofLineId: "a", fundedBy: "an organizer" },
      { ...discount, id: "platforms", ofLineId: "b", fundedBy: "platform" },
    ];
    expect([...commissionsOf(lines, 800)]).toEqual([
      ["a", 640],
      ["b", 800],
      ["c", 800],
    ]);
  });

  it("is its part of each ticket to the fen, half a fen the agent's, and comes out of what the organizer is owed", async () => {
    // 7.5 % of 33.34 is 2.5005, of two tickets 5.00 and not 5.01; 1.5 % of 33.00 is 0.495, and half a fen is rounded up.
    const one = await soldByAgent({ priceFen: 3_334, permyriad: 750, quantity: 2 });
    expect(await commissionOf(one.agentId)).toBe(500);
    const half = await soldByAgent({ priceFen: 3_300, permyriad: 150, quantity: 3 });
    expect(await commissionOf(half.agentId)).toBe(150);
    const { organizerId } = half.show;
    expect((await owedTo(db, { organizerIds: [organizerId] }))(organizerId).owedFen).toBe(9_900 - 150);
    expect(await differencesOf(system, one.orderId, half.orderId)).toEqual([]);
  });

  it("goes beside the platform's fee, and an order that no agent sold pays none", async () => {
    const show = await createShow(db, { priceFen: 10_000, places: 12 });
    const { agentId } = await createAgent(system);
    const seller = await allocate(system, show, { agentId, permyriad: 800, places: 6 });
    await agreeOnFee(system, { organizerId: show.organizerId, permyriad: 300, operatorId: newId() });
    await (await createPayable(seller, show)).pay();
    await (await createPayable(system, show)).pay();
    const today = { organizerId: show.organizerId, from: "2020-01-01", to: "2099-12-31" };
    expect(await statementTotals(system, today)).toMatchObject({
      ...{ soldFen: 20_000, feeFen: 600, commissionFen: 800, dueFen: 18_600 },
    });
  });

  it("is given back whole with the ticket, whatever is kept of its price", async () => {
    const rule = { steps: [{ untilHoursBefore: 1, keepPercent: 20 }] };
    const sold = await soldByAgent({ priceFen: 10_000, permyriad: 800, quantity: 2, refundRule: rule });
    await issueTickets(system, sold.orderId);
    expect(await commissionOf(sold.agentId)).toBe(1_600);
    // What was agreed on meanwhile is not what is given back.
    const { organizerId } = sold.show;
    await agreeOnCommission(system, { agentId: sold.agentId, organizerId, permyriad: 100, agreedBy: newId() });
    await giveBack(system, {
      ...{ orderId: sold.orderId, accountId: sold.accountId, lineIds: sold.lineIds.slice(0, 1) },
      ...{ clientKey: newId(), expectedBackFen: 8_000 },
    });
    expect(await commissionOf(sold.agentId)).toBe(800);
    const owed = (await owedTo(db, { organizerIds: [organizerId] }))(organizerId);
    expect(owed).toEqual({ payableFen: 9_200, keptFen: 2_000, owedFen: 11_200 });
    expect(await differencesOf(system, sold.orderId)).toEqual([]);
  });

  it("is by the agreement in force when the order was paid", async () => {
    const sold = await soldByAgent({ priceFen: 10_000, permyriad: 800, quantity: 1 });
    const waiting = await createPayable(sold.seller, sold.show);
    const { organizerId } = sold.show;
    await agreeOnCommission(system, { agentId: sold.agentId, organizerId, permyriad: 1_000, agreedBy: newId() });
    expect(await commissionOf(sold.agentId)).toBe(800);
    await waiting.pay();
    expect(await commissionOf(sold.agentId)).toBe(1_800);
  });
});
