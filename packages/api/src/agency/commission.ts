import type { Transaction } from "@kaimu/db";
import type { Context } from "../context.ts";
import { AppError } from "../platform/errors.ts";
import { newId } from "../platform/ids.ts";

/** What an agent and an organizer have agreed on, as it was at a moment, in hundredths of a percent; nothing where they have not agreed. */
export async function agreedCommission(
  tx: Pick<Transaction, "commissionAgreement">,
  o: { agentId: string; organizerId: string; now: Date },
): Promise<number> {
  const { agentId, organizerId, now } = o;
  const agreement = await tx.commissionAgreement.findFirst({
    where: { agentId, organizerId, validFrom: { lte: now } },
    orderBy: { validFrom: "desc" },
    select: { permyriad: true },
  });
  return agreement?.permyriad ?? 0;
}

/** Throws NOT_FOUND unless an agent still sells and has agreed with an organizer on its commission. */
export async function requireAppointed(
  tx: Pick<Transaction, "commissionAgreement">,
  o: { agentId: string; organizerId: string },
): Promise<void> {
  const { agentId, organizerId } = o;
  const agreed = await tx.commissionAgreement.findFirst({
    where: { agentId, organizerId, agent: { state: "active" } },
  });
  if (!agreed) throw new AppError("NOT_FOUND", { detail: `agent ${agentId} of ${organizerId}` });
}

/** A percentage that an agent and an organizer have agreed on, and since when it is in force. */
export interface Agreement {
  agentId: string;
  organizerId: string;
  permyriad: number;
  validFrom: Date;
}

/** The agreements in force between an organizer, or an agent, and each it works with. */
export async function agreementsInForce(
  ctx: Pick<Context, "db" | "clock">,
  of: { organizerId: string } | { agentId: string },
): Promise<Agreement[]> {
  const rows = await ctx.db.commissionAgreement.findMany({
    where: { ...of, validFrom: { lte: ctx.clock.now() } },
    select: { agentId: true, organizerId: true, permyriad: true, validFrom: true },
    orderBy: { validFrom: "asc" },
  });
  return [...new Map(rows.map((row) => [`${row.agentId} ${row.organizerId}`, row])).values()];
}

/**
 * Agrees on what an agent gets of what it sells for an organizer from now on; with the first agreement it may be given an allocation. What was
 * sold before keeps its own terms. Throws NOT_FOUND, also for an agent that has ended.
 */
export async function agreeOnCommission(
  ctx: Pick<Context, "db" | "clock" | "log">,
  o: { agentId: string; organizerId: string; permyriad: number; agreedBy: string },
): Promise<void> {
  const agent = await ctx.db.agent.findFirst({ where: { id: o.agentId, state: "active" }, select: { id: true } });
  if (!agent) throw new AppError("NOT_FOUND", { detail: `agent ${o.agentId}` });
  await ctx.db.commissionAgreement.create({ data: { id: newId(), ...o, validFrom: ctx.clock.now() } });
  ctx.log.info(o, "commission agreed");
}
