import { describe, expect, it } from "vitest";
import { changePlan } from "../catalogue/change-plan.ts";
import { availability } from "../inventory/availability.ts";
import { hold } from "../inventory/index.ts";
import { newId } from "../platform/ids.ts";
import { allocate, createAgent } from "../testing/agents.ts";
import { createMember, createOrder, createShow, type TestShow } from "../testing/factories.ts";
import { refusalCode, testPlatform } from "../testing/test-platform.ts";
import { endAgent } from "./end-agent.ts";

const { platform, system } = testPlatform();
const { db } = platform;

const wish = (show: TestShow, quantity: number, units?: number[]) => ({
  ...{ performanceId: show.performanceId, accountId: newId(), clientKey: newId() },
  items: [{ offerId: show.standard, quantity, units }],
});

describe("an agent's allocation", () => {
  it("is sold by that agent and by nobody else, and the agent sells nothing beside it", async () => {
    const show = await createShow(db, { places: 6 });
    const [one, other] = [await createAgent(system), await createAgent(system)];
    const ofOne = await allocate(system, show, { agentId: one.agentId, permyriad: 800, places: 2, pool: "one" });
    const ofOther = await allocate(system, show, { agentId: other.agentId, permyriad: 800, places: 1, pool: "other" });
    const { performanceId } = show;
    expect(await availability(system, performanceId)).toMatchObject([{ free: 3 }]);
    expect(await availability(ofOne, performanceId)).toMatchObject([{ free: 2 }]);
    expect(await availability(ofOther, performanceId)).toMatchObject([{ free: 1 }]);

    // By number or by name: places of the public, of another agent, and the agent's own for everybody else.
    expect(await refusalCode(hold(ofOne, wish(show, 3)))).toBe("NOT_ENOUGH_UNITS");
    expect(await refusalCode(hold(ofOne, wish(show, 1, [0])))).toBe("UNITS_TAKEN");
    const [mine = 0] = (await hold(ofOne, wish(show, 1))).units;
    const left = 5 - (mine - 4);
    expect(mine).toBeGreaterThanOrEqual(4);
    for (const seller of [system, ofOther, { ...system, channel: "agent" as const }])
      expect(await refusalCode(hold(seller, wish(show, 1, [left])))).toBe("UNITS_TAKEN");
    expect((await hold(ofOne, wish(show, 1, [left]))).units).toEqual([left]);
  });

  it("stays on its orders: they name the agent", async () => {
    const show = await createShow(db, { places: 4 });
    const { agentId } = await createAgent(system);
    const seller = await allocate(system, show, { agentId, permyriad: 800, places: 2 });
    const order = await createOrder(seller, show, { accountId: newId() });
    expect(await db.order.findUnique({ where: { id: order.id } })).toMatchObject({ channel: "agent", agentId });
    const own = await createOrder(system, show, { accountId: newId() });
    expect(await db.order.findUnique({ where: { id: own.id } })).toMatchObject({ channel: "web", agentId: null });
  });

  it("sells no more once its agent has ended, whoever still has its link", async () => {
    const show = await createShow(db, { places: 4 });
    const { agentId } = await createAgent(system);
    const seller = await allocate(system, show, { agentId, permyriad: 800, places: 2 });
    await endAgent(system, { agentId, operatorId: newId() });
    expect(await refusalCode(createOrder(seller, show, { accountId: newId() }))).toBe("AGENT_ENDED");
    expect(await db.order.count({ where: { performanceId: show.performanceId } })).toBe(0);
  });

  it("is given to agents that have agreed with the organizer, and is sold by agents only", async () => {
    const show = await createShow(db, { places: 4 });
    const accountId = await createMember(system, show.organizerId);
    const { agentId } = await createAgent(system);
    const { performanceId } = show;
    const change = { kind: "new-pool", code: "agent", poolKind: "agent", channels: ["agent"], agentId } as const;
    const asked = changePlan(system, {
      ...{ accountId, performanceId, expectedVersion: 1 },
      change: { ...change, channels: [...change.channels] },
    });
    expect(await refusalCode(asked)).toBe("NOT_FOUND");
  });
});
