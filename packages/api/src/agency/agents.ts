import type { AgentState } from "@kaimu/db";
import type { Context } from "../context.ts";
import { AppError } from "../platform/errors.ts";

/** An agent as pages name it. */
export interface AgentName {
  id: string;
  name: string;
  nameEn: string;
  state: AgentState;
}

/** What of its row an agent's name is made of. */
export const named = { id: true, name: true, nameEn: true, state: true };

/** These agents' names, by id. */
export async function agentNames(ctx: Pick<Context, "db">, agentIds: string[]): Promise<Map<string, AgentName>> {
  const rows = await ctx.db.agent.findMany({ where: { id: { in: [...new Set(agentIds)] } }, select: named });
  return new Map(rows.map((row) => [row.id, row]));
}

/** The agent of a sales link; undefined where there is none, or none any more of that code. */
export async function agentOfCode(ctx: Pick<Context, "db">, code: string): Promise<AgentName | undefined> {
  return (await ctx.db.agent.findUnique({ where: { code: code.toLowerCase() }, select: named })) ?? undefined;
}

/** Throws AGENT_ENDED unless the agent still sells: asked before each of its orders is written. */
export async function requireActive(ctx: Pick<Context, "db">, agentId: string): Promise<void> {
  const active = await ctx.db.agent.count({ where: { id: agentId, state: "active" } });
  if (active === 0) throw new AppError("AGENT_ENDED", { detail: `agent ${agentId}` });
}
