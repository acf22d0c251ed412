import type { Context } from "../context.ts";
import { AppError } from "../platform/errors.ts";

/**
 * Ends an agent: its link opens no more, and nothing can be ordered by it. What it has sold, and what it is owed, stays. Allocations stay
 * where they are until their organizers move them. Throws NOT_FOUND, STATE_CHANGED where it has ended already.
 */
export async function endAgent(
  ctx: Pick<Context, "db" | "clock" | "log">,
  o: { agentId: string; operatorId: string },
): Promise<void> {
  const { agentId: id, operatorId } = o;
  const { count } = await ctx.db.agent.updateMany({
    where: { id, state: "active" },
    data: { state: "ended", endedAt: ctx.clock.now() },
  });
  if (count === 0) {
    const known = await ctx.db.agent.count({ where: { id } });
    throw new AppError(known ? "STATE_CHANGED" : "NOT_FOUND", { detail: `agent ${id}` });
  }
  ctx.log.info({ agentId: id, operator: operatorId }, "agent ended");
}
