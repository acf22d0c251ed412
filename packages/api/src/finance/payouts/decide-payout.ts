import { inTransaction } from "@kaimu/db";
import type { Context } from "../../context.ts";
import { databaseNow } from "../../platform/database-now.ts";
import { AppError } from "../../platform/errors.ts";
import { owedTo } from "./owed.ts";
import { postPayout } from "./post-payout.ts";

/**
 * A second person confirms a payout, and it is in the books, or refuses it, and it never was. Throws NOT_FOUND, NOT_ALLOWED for who has recorded it
 * himself, STATE_CHANGED when it does not wait any more, PAYOUT_CHANGED when the books owe less by now.
 */
export async function decidePayout(
  ctx: Context,
  o: { payoutId: string; confirmed: boolean; operatorId: string },
): Promise<void> {
  const { payoutId, confirmed, operatorId } = o;
  const payout = await ctx.db.payout.findUnique({ where: { id: payoutId } });
  if (!payout) throw new AppError("NOT_FOUND", { detail: `payout ${payoutId}` });
  if (payout.recordedBy === operatorId) throw new AppError("NOT_ALLOWED", { detail: "a second person decides" });
  const { organizerId } = payout;
  const amountFen = Number(payout.amountFen);
  await inTransaction(ctx.db, async (tx) => {
    const at = await databaseNow(tx);
    const { count } = await tx.payout.updateMany({
      where: { id: payoutId, state: "waiting" },
      data: {
        ...{ state: confirmed ? "paid" : "refused", waitingOf: null, decidedBy: operatorId, decidedAt: at },
        ...(confirmed ? {} : { liveReference: null }),
      },
    });
    if (count === 0) throw new AppError("STATE_CHANGED", { detail: `payout ${payoutId}` });
    if (!confirmed) return;
    // No other payout of this organizer can be under way: it has one that waits, and that is this one.
    const owed = (await owedTo(tx, { organizerIds: [organizerId] }))(organizerId);
    if (owed.owedFen < amountFen) throw new AppError("PAYOUT_CHANGED", { facts: { owedFen: owed.owedFen } });
    await postPayout(tx, { payoutId, organizerId, amountFen, owed, at });
  });
  ctx.log.info({ payoutId, organizerId, amountFen, operator: operatorId, confirmed }, "payout decided");
}
