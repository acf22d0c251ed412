import { organizerNames, requireRight } from "../catalogue/index.ts";
import type { Context } from "../context.ts";
import { salesOfAgents } from "../finance/index.ts";
import { named } from "./agents.ts";
import { agreementsInForce } from "./commission.ts";

/** An organizer's agents: what was agreed with each, and what it has sold for the organizer in all. */
export async function agentsOfOrganizer(ctx: Context, o: { accountId: string; organizerId: string }) {
  const { organizerId } = o;
  const role = await requireRight(ctx, { ...o, right: "see the money" });
  const agreements = await agreementsInForce(ctx, { organizerId });
  const agents = await ctx.db.agent.findMany({
    where: { id: { in: agreements.map(({ agentId }) => agentId) } },
    select: { ...named, code: true },
    orderBy: { name: "asc" },
  });
  const sales = await salesOfAgents(ctx, organizerId);
  return {
    mayAppoint: role === "owner",
    agents: agents.map((agent) => {
      const { permyriad = 0, validFrom } = agreements.find(({ agentId }) => agentId === agent.id) ?? {};
      return { ...agent, permyriad, validFrom, ...sales(agent.id) };
    }),
  };
}

/** The organizers an agent works for, and what it gets from each now. */
export async function organizersOfAgent(ctx: Context, agentId: string) {
  const agreements = await agreementsInForce(ctx, { agentId });
  const names = await organizerNames(
    ctx,
    agreements.map(({ organizerId }) => organizerId),
  );
  return agreements.flatMap(({ organizerId, permyriad, validFrom }) => {
    const named = names.get(organizerId);
    return named ? [{ organizerId, ...named, permyriad, validFrom }] : [];
  });
}
