import type { PayoutState } from "@kaimu/db";
import { listOrganizers, organizerNames } from "../../catalogue/index.ts";
import type { Context } from "../../context.ts";
import { namesOf } from "../../identity/index.ts";
import type { Fen } from "../../platform/money.ts";
import { askPage, toPage } from "../../platform/page.ts";
import { dayIn } from "../../platform/show-time.ts";
import type { Period } from "../statement.ts";
import { owedTo, payableUpTo } from "./owed.ts";

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

/** All organizers, by name, and what each can be paid for the days up to one; `waits` says that a payout of its waits for a second person. */
export async function listPayable(ctx: Context, o: { toDay: string; limit: number; cursor?: string | undefined }) {
  const { organizers, next } = await listOrganizers(ctx, o);
  const organizerIds = organizers.map(({ id }) => id);
  const payableOf = await payableUpTo(ctx.db, { organizerIds, toDay: o.toDay });
  const payouts = await ctx.db.payout.groupBy({
    by: ["organizerId", "state"],
    where: { organizerId: { in: organizerIds }, state: { not: "refused" } },
    _max: { toDay: true },
  });
  return {
    organizers: organizers.map((organizer) => {
      const own = payouts.filter(({ organizerId }) => organizerId === organizer.id);
      return {
        ...organizer,
        payableFen: payableOf(organizer.id),
        paidUpTo: own.find(({ state }) => state === "paid")?._max.toDay ?? null,
        waits: own.some(({ state }) => state === "waiting"),
      };
    }),
    next,
  };
}

/** A payout as its organizer's statement tells of it. */
export interface PayoutOfStatement {
  id: string;
  fromDay: string | null;
  toDay: string;
  amountFen: Fen;
  bankReference: string;
  paidOn: string;
}

/** What was paid out to an organizer on the days of a statement, as the platform counts its days, and what it is still owed in all. */
export async function payoutsIn(
  ctx: Pick<Context, "db">,
  period: Period,
): Promise<{ payouts: PayoutOfStatement[]; owedFen: Fen }> {
  const { organizerId, from, to } = period;
  const start = new Date(`${from}T00:00:00+08:00`);
  const end = new Date(Date.parse(`${to}T00:00:00+08:00`) + 86_400_000);
  const payouts = await ctx.db.payout.findMany({
    where: { organizerId, state: "paid", decidedAt: { gte: start, lt: end } },
    orderBy: [{ decidedAt: "asc" }, { id: "asc" }],
    select: { id: true, fromDay: true, toDay: true, amountFen: true, bankReference: true, decidedAt: true },
  });
  const { owedFen } = (await owedTo(ctx.db, { organizerIds: [organizerId] }))(organizerId);
  return {
    owedFen,
    payouts: payouts.map(({ amountFen, decidedAt, ...payout }) => ({
      ...payout,
      amountFen: Number(amountFen),
      paidOn: decidedAt ? dayIn(decidedAt, "Asia/Shanghai") : "",
    })),
  };
}
