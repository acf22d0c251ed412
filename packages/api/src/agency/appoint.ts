import { requireRight } from "../catalogue/index.ts";
import type { Context } from "../context.ts";
import { AppError } from "../platform/errors.ts";
import { agentOfCode } from "./agents.ts";
import { agreeOnCommission } from "./commission.ts";

/**
 * An organizer's owner appoints an agent by the code of its sales link, or agrees with it on another commission from now on. Throws NOT_FOUND, also for
 * an agent that has ended, NOT_ALLOWED for everybody but the owner.
 */
export async function appoint(
  ctx: Context,
  o: { accountId: string; organizerId: string; code: string; permyriad: number },
): Promise<void> {
  const { accountId, organizerId, code, permyriad } = o;
  const role = await requireRight(ctx, { accountId, organizerId, right: "edit" });
  if (role !== "owner") throw new AppError("NOT_ALLOWED", { detail: `${role} may not appoint` });
  const agent = await agentOfCode(ctx, code);
  if (!agent) throw new AppError("NOT_FOUND", { detail: `agent of code ${code}` });
  await agreeOnCommission(ctx, { agentId: agent.id, organizerId, permyriad, agreedBy: accountId });
}
