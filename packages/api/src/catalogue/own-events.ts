import type { EventState, MemberRole, Transaction } from "@kaimu/db";
import type { Context } from "../context.ts";
import { rolesOf } from "../identity/index.ts";
import { AppError } from "../platform/errors.ts";

/** What somebody wants to do with an organizer's events. */
export type Right = "see" | "see the money" | "edit";

const rolesWith: Record<Right, readonly MemberRole[]> = {
  see: ["owner", "manager", "finance", "door"],
  "see the money": ["owner", "manager", "finance"],
  edit: ["owner", "manager"],
};

/** The account's role at an organizer. Throws NOT_FOUND where the account does not work for the organizer, NOT_ALLOWED where its role there is not enough. */
export async function requireRight(
  ctx: Context,
  o: { accountId: string; organizerId: string; right: Right },
): Promise<MemberRole> {
  const role = (await rolesOf(ctx, o.accountId)).get(o.organizerId);
  if (!role) throw new AppError("NOT_FOUND", { detail: `organizer ${o.organizerId}` });
  if (!mayDo(role, o.right)) throw new AppError("NOT_ALLOWED", { detail: `${role} may not ${o.right}` });
  return role;
}

/** Whether a role carries a right. */
export function mayDo(role: MemberRole, right: Right): boolean {
  return rolesWith[right].includes(role);
}

/** One of the account's organizers' events; another's is NOT_FOUND, as if it did not exist. Throws NOT_ALLOWED. */
export async function requireOwnEvent(
  ctx: Context,
  o: { accountId: string; eventId: string; right: Right },
): Promise<{ id: string; organizerId: string; state: EventState; role: MemberRole }> {
  const event = await ctx.db.event.findUnique({
    where: { id: o.eventId },
    select: { id: true, organizerId: true, state: true },
  });
  if (!event) throw new AppError("NOT_FOUND", { detail: `event ${o.eventId}` });
  const role = await requireRight(ctx, { ...o, organizerId: event.organizerId });
  return { ...event, role };
}

/** The same by one of its performances. */
export async function requireOwnPerformance(
  ctx: Context,
  o: { accountId: string; performanceId: string; right: Right },
): Promise<{ id: string; eventId: string; organizerId: string }> {
  const row = await ctx.db.performance.findUnique({ where: { id: o.performanceId }, select: { eventId: true } });
  if (!row) throw new AppError("NOT_FOUND", { detail: `performance ${o.performanceId}` });
  const event = await requireOwnEvent(ctx, { ...o, eventId: row.eventId });
  return { id: o.performanceId, eventId: event.id, organizerId: event.organizerId };
}

/**
 * Keeps others from changing this event until the transaction ends, and tells its state. Whoever edits a draft writes several
 * tables by what he has read; without the lock half of an edit could be published.
 */
export async function lockEvent(tx: Transaction, eventId: string): Promise<EventState> {
  const [row] = await tx.$queryRaw<{ state: EventState }[]>`SELECT state FROM events WHERE id = ${eventId} FOR UPDATE`;
  if (!row || row.state === "archived") throw new AppError("NOT_FOUND", { detail: `event ${eventId}` });
  return row.state;
}
