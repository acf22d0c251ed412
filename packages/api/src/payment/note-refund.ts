import type { Context } from "../context.ts";
import { refundsTotal } from "../platform/metrics.ts";
import { noteInBulk } from "./bulk/note-in-bulk.ts";

/**
 * Keeps what the gateway says of a refund that has not gone through. One that waits is asked about again by the sweep, under its number;
 * one that failed stays for an operator, who sees the gateway's word.
 */
export async function noteRefund(
  ctx: Context,
  refund: { id: string; reason: string },
  { state, detail }: { state: "waiting" | "failed"; detail: string },
): Promise<void> {
  const { count } = await ctx.db.refund.updateMany({
    where: { id: refund.id, state: "requested" },
    data: state === "failed" ? { state, detail } : { detail },
  });
  if (count === 0) return;
  await noteInBulk(ctx.db, { refundId: refund.id, state: state === "failed" ? "failed" : "asked", why: detail });
  if (state === "waiting") return;
  refundsTotal.inc({ reason: refund.reason, result: "failed" });
  ctx.log.error({ refundId: refund.id, detail }, "a refund failed at the gateway and needs an operator");
}
