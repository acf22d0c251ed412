import { agreeOnCommission } from "../agency/commission.ts";
import { changePlan } from "../catalogue/change-plan.ts";
import type { Context } from "../context.ts";
import { followTerms } from "../inventory/index.ts";
import { newId } from "../platform/ids.ts";
import { createMember, type TestShow } from "./factories.ts";

/** An agent with one member of its own. */
export async function createAgent(ctx: Context): Promise<{ agentId: string; code: string; accountId: string }> {
  const [agentId, accountId] = [newId(), newId()];
  const code = agentId.replaceAll("-", "").slice(-12);
  await ctx.db.agent.create({
    data: { ...{ id: agentId, code, name: "测试总代", nameEn: "Test agent", createdBy: newId() } },
  });
  await ctx.db.account.create({ data: { id: accountId, audience: "organizer", displayName: "测试总代" } });
  await ctx.db.agentMember.create({ data: { agentId, accountId, addedBy: newId() } });
  return { agentId, code, accountId };
}

/** Agrees with an agent on a commission and gives it so many of a show's places without a seat; answers the context of its buyers. */
export async function allocate(
  ctx: Context,
  show: TestShow,
  o: { agentId: string; permyriad: number; places: number; pool?: string },
): Promise<Context> {
  const { agentId, permyriad, places, pool = "agent" } = o;
  const { organizerId, performanceId } = show;
  const accountId = await createMember(ctx, organizerId);
  await agreeOnCommission(ctx, { agentId, organizerId, permyriad, agreedBy: accountId });
  const { planVersion } = await ctx.db.performance.findUniqueOrThrow({ where: { id: performanceId } });
  const changes = [
    { kind: "new-pool" as const, code: pool, poolKind: "agent" as const, channels: ["agent" as const], agentId },
    { kind: "pool" as const, chosen: { tier: "ga", pool: "public", count: places }, pool },
  ];
  for (const [n, change] of changes.entries())
    await changePlan(ctx, { accountId, performanceId, expectedVersion: planVersion + n, change });
  await followTerms(ctx, performanceId);
  return { ...ctx, channel: "agent", agentId };
}
