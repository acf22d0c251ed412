import { describe, expect, it } from "vitest";
import type { Caller } from "../context.ts";
import { agentStatementFile } from "../finance/statement-file.ts";
import { loginWithPassword } from "../identity/index.ts";
import { newId } from "../platform/ids.ts";
import { adminRouter } from "../router/admin.ts";
import { opsRouter } from "../router/ops.ts";
import { allocate, createAgent } from "../testing/agents.ts";
import { createBuyer, createMember, createOperator, createShow } from "../testing/factories.ts";
import { createPayable } from "../testing/paid-order.ts";
import { refusalCode, testPlatform } from "../testing/test-platform.ts";
import { callerFactory } from "../trpc.ts";

const { platform, system, contextFor } = testPlatform();
const { db } = platform;

const staff = (accountId: string) => callerFactory(adminRouter)(contextFor({ kind: "organizer", accountId }));
const operator = (accountId: string) =>
  callerFactory(opsRouter)(contextFor({ kind: "operator", accountId } satisfies Caller));
const allDays = { from: "2026-01-01", to: "2026-12-31" };

/** An agent that has sold two of four places at ¥100, and has one more order waiting; it gets 8 %. */
async function sellingAgent() {
  const show = await createShow(db, { priceFen: 10_000, places: 10 });
  const agent = await createAgent(system);
  const seller = await allocate(system, show, { agentId: agent.agentId, permyriad: 800, places: 4 });
  const paid = await createPayable(seller, show, { accountId: await createBuyer(system), quantity: 2 });
  await paid.pay();
  await createPayable(seller, show, { accountId: await createBuyer(system) });
  await createPayable(system, show, { accountId: await createBuyer(system) });
  return { show, ...agent };
}

describe("an agent's people", () => {
  it("see their link, what they have left, what they sold and what they are due", async () => {
    const { show, agentId, code, accountId } = await sellingAgent();
    const mine = staff(accountId);
    expect(await mine.agency.mine()).toMatchObject([{ id: agentId, code }]);
    const { link, organizers } = await mine.agency.agent({ agentId });
    expect(link.endsWith(`/a/${code}`)).toBe(true);
    expect(organizers).toMatchObject([{ organizerId: show.organizerId, permyriad: 800 }]);
    const { allocations } = await mine.agency.allocations({ agentId });
    expect(allocations).toMatchObject([{ units: 4, sold: 3, held: 0, left: 1 }]);
    const { orders } = await mine.agency.orders({ agentId });
    expect(orders.map(({ state }) => state).sort()).toEqual(["awaiting_payment", "paid"]);
    for (const { buyer } of orders) expect(buyer).toMatch(/^\d{3}\*{4}\d{4}$/);
    const { rows, totals } = await mine.finance.agentStatement({ agentId, ...allDays });
    expect(totals).toEqual({
      ...{ ticketsSold: 2, soldFen: 20_000, ticketsReturned: 0, returnedFen: 0, commissionFen: 1_600 },
    });
    expect(rows).toMatchObject([{ performanceId: show.performanceId, ...totals }]);
    const csv = await agentStatementFile(system, { accountId, period: { agentId, ...allDays }, as: "csv" });
    expect(csv.bytes.toString()).toContain(",2,200.00,0,0.00,16.00\r\n");
    expect(csv.bytes.toString()).not.toContain("Platform fee");
    const pdf = await agentStatementFile(system, { accountId, period: { agentId, ...allDays }, as: "pdf" });
    expect(pdf.bytes.subarray(0, 5).toString()).toBe("%PDF-");
  });

  it("see nothing of another agent's, and none of the organizer's pages", async () => {
    const { show, agentId, accountId } = await sellingAgent();
    const other = staff((await sellingAgent()).accountId);
    const { organizerId, eventId, performanceId } = show;
    const own = staff(accountId);
    for (const ask of [
      () => other.agency.agent({ agentId }),
      () => other.agency.allocations({ agentId }),
      () => other.agency.orders({ agentId }),
      () => other.finance.agentStatement({ agentId, ...allDays }),
      () => own.finance.statement({ organizerId, ...allDays }),
      () => own.agency.partners({ organizerId }),
      () => own.agency.appoint({ organizerId, code: "any", permyriad: 5_000 }),
      () => own.ordering.orders({ eventId }),
      () => own.catalogue.stock({ performanceId }),
    ])
      expect(await refusalCode(ask())).toBe("NOT_FOUND");
  });
});

describe("an organizer", () => {
  it("sees what each of its agents has sold; only its owner agrees on commissions", async () => {
    const { show, agentId, code } = await sellingAgent();
    const { organizerId } = show;
    const accountId = await createMember(system, organizerId);
    const owner = staff(accountId);
    expect(await owner.agency.partners({ organizerId })).toMatchObject({
      mayAppoint: true,
      agents: [{ id: agentId, permyriad: 800, ticketsSold: 2, soldFen: 20_000, commissionFen: 1_600 }],
    });
    await owner.agency.appoint({ organizerId, code, permyriad: 1_000 });
    expect((await owner.agency.partners({ organizerId })).agents).toMatchObject([{ permyriad: 1_000 }]);
    await db.membership.updateMany({ where: { accountId }, data: { role: "manager" } });
    expect(await refusalCode(owner.agency.appoint({ organizerId, code, permyriad: 0 }))).toBe("NOT_ALLOWED");
  });
});

describe("an operator", () => {
  it("creates an agent whose first member signs in with the password that is told once, and ends it once", async () => {
    const ops = operator(await createOperator(system));
    const [agentId, mail] = [newId(), `agent-${newId()}@example.test`];
    const asked = { agentId, name: "新总代", nameEn: "New agent", mail, person: "小吴" };
    const { password } = await ops.agency.create(asked);
    const { id } = await loginWithPassword(system, { audience: "organizer", mail, password: password ?? "" });
    expect(await staff(id).agency.mine()).toMatchObject([{ id: agentId, name: "新总代" }]);
    expect(await ops.agency.create(asked)).toEqual({ password: null });
    expect(await db.agentMember.count({ where: { agentId } })).toBe(1);
    await ops.agency.end({ agentId });
    expect(await refusalCode(ops.agency.end({ agentId }))).toBe("STATE_CHANGED");
  });
});
