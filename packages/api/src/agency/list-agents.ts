import type { AgentState } from "@kaimu/db";
import type { Context } from "../context.ts";
import { askPage, toPage } from "../platform/page.ts";

/** An agent as operators see it. */
export interface ListedAgent {
  id: string;
  code: string;
  name: string;
  nameEn: string;
  state: AgentState;
  createdAt: Date;
  endedAt: Date | null;
  members: number;
}

/** All agents, newest first. */
export async function listAgents(
  ctx: Pick<Context, "db">,
  o: { limit: number; cursor?: string | undefined },
): Promise<{ agents: ListedAgent[]; next: string | null }> {
  const rows = await ctx.db.agent.findMany({
    select: {
      ...{ id: true, code: true, name: true, nameEn: true, state: true, createdAt: true, endedAt: true },
      _count: { select: { members: true } },
    },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    ...askPage(o),
  });
  const { page, next } = toPage(rows, o.limit);
  return { agents: page.map(({ _count, ...row }) => ({ ...row, members: _count.members })), next };
}
