import type { Context } from "../../context.ts";
import type { Fen } from "../../platform/money.ts";
import { dayIn } from "../../platform/show-time.ts";
import type { Days } from "../statement.ts";
import { owedTo } from "./owed.ts";

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
  period: Days & { organizerId: string },
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
