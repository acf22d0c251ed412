import type { Context } from "../context.ts";
import { AppError } from "../platform/errors.ts";
import { type AgentName, named } from "./agents.ts";

/** An agent as its own people see it. */
export interface OwnAgent extends AgentName {
  code: string;
}

const own = { ...named, code: true };

/** The agents an account works for. */
export async function ownAgents(ctx: Pick<Context, "db">, accountId: string): Promise<OwnAgent[]> {
  return ctx.db.agent.findMany({ where: { members: { some: { accountId } } }, select: own, orderBy: { name: "asc" } });
}

/** An agent the account works for; another is NOT_FOUND, as if it did not exist. */
export async function requireMember(
  ctx: Pick<Context, "db">,
  o: { accountId: string; agentId: string },
): Promise<OwnAgent> {
  const { accountId, agentId: id } = o;
  const agent = await ctx.db.agent.findFirst({ where: { id, members: { some: { accountId } } }, select: own });
  if (!agent) throw new AppError("NOT_FOUND", { detail: `agent ${id}` });
  return agent;
}
