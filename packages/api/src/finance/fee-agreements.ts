import type { Context } from "../context.ts";
import { newId } from "../platform/ids.ts";

/** What the platform keeps of each of these organizers' ticket prices now, in hundredths of a percent; an organizer without an agreement is left out. */
export async function agreementsOf(
  ctx: Pick<Context, "db" | "clock">,
  organizerIds: string[],
): Promise<Map<string, { permyriad: number; validFrom: Date }>> {
  const rows = await ctx.db.feeAgreement.findMany({
    where: { organizerId: { in: organizerIds }, validFrom: { lte: ctx.clock.now() } },
    orderBy: { validFrom: "asc" },
  });
  return new Map(rows.map(({ organizerId, permyriad, validFrom }) => [organizerId, { permyriad, validFrom }]));
}

/** Agrees on what the platform keeps from now on. What was sold before keeps its own terms. */
export async function agreeOnFee(
  ctx: Pick<Context, "db" | "clock" | "log">,
  o: { organizerId: string; permyriad: number; operatorId: string },
): Promise<void> {
  const { organizerId, permyriad, operatorId } = o;
  await ctx.db.feeAgreement.create({
    data: { id: newId(), organizerId, permyriad, validFrom: ctx.clock.now(), agreedBy: operatorId },
  });
  ctx.log.info({ organizerId, permyriad, operator: operatorId }, "fee agreed");
}
