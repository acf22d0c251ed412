import type { PayoutState } from "@kaimu/db";
import { organizerNames } from "../../catalogue/index.ts";
import type { Context } from "../../context.ts";
import { namesOf } from "../../identity/index.ts";
import { askPage, toPage } from "../../platform/page.ts";

/** Payouts, newest first, with the people who recorded and decided. */
export async function listPayouts(
  ctx: Context,
  o: { limit: number; cursor?: string | undefined; state?: PayoutState | undefined },
) {
  const rows = await ctx.db.payout.findMany({
    where: o.state ? { state: o.state } : {},
    orderBy: [{ recordedAt: "desc" }, { id: "desc" }],
    ...askPage(o),
  });
  const { page, next } = toPage(rows, o.limit);
  const people = await namesOf(
    ctx,
    page.flatMap((row) => [row.recordedBy, ...(row.decidedBy ? [row.decidedBy] : [])]),
  );
  const organizers = await organizerNames(
    ctx,
    page.map((row) => row.organizerId),
  );
  return {
    payouts: page.map(({ recordedBy, decidedBy, waitingOf: _, liveReference: __, ...payout }) => ({
      ...payout,
      amountFen: Number(payout.amountFen),
      organizer: organizers.get(payout.organizerId) ?? { name: "", nameEn: "" },
      recordedByName: people.get(recordedBy) ?? "",
      decidedByName: decidedBy ? (people.get(decidedBy) ?? "") : null,
      mine: ctx.who.kind === "operator" && ctx.who.accountId === recordedBy,
    })),
    next,
  };
}
