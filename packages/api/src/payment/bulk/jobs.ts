import { inTransaction } from "@kaimu/db";
import type { Context } from "../../context.ts";
import { durable, scheduled } from "../../platform/durable.ts";
import { goOn } from "./go-on.ts";
import { takeTurn } from "./take-turn.ts";

/** After so many steps a run hands over to the next one: what a run keeps of its steps does not grow with the orders. */
const stepsARun = 25;

const bulkReturnJob = durable({
  id: "bulk-return",
  on: "payment/bulk-return.due",
  limit: 4,
  async run({ ctx, data, step }) {
    let after = "";
    for (let n = 1; n <= stepsARun; n += 1) {
      const walked = await step.run(`orders ${n}`, () => goOn(ctx, { ...data, after }));
      if (!walked.more) return;
      after = walked.after;
    }
    await step.run("hand over", () => inTransaction(ctx.db, (tx) => takeTurn(tx, data)));
  },
});

/** Sends those on their way again that stand still: their run was lost, a gateway was away, or a time to choose is over. */
const standingJob = scheduled({
  id: "bulk-returns-standing",
  cron: "* * * * *",
  run: ({ ctx, step }) => step.run("standing", () => wakeStanding(ctx)),
});

/** Gives the next turn to running bulk returns that were not seen for a minute and have something to do. Returns how many. */
export async function wakeStanding(ctx: Context, o: { stillSeconds: number } = { stillSeconds: 60 }): Promise<number> {
  const rows = await ctx.db.$queryRaw<{ id: string; turn: number }[]>`
    SELECT id, turn FROM bulk_returns b
    WHERE state = 'running' AND beatAt < NOW(3) - INTERVAL ${o.stillSeconds} SECOND
      AND (kind = 'cancelled' OR choiceUntil <= NOW(3) OR listedRound < round OR EXISTS (
        SELECT 1 FROM bulk_return_orders r WHERE r.bulkReturnId = b.id AND r.state IN ('waiting', 'written')))
    ORDER BY beatAt LIMIT 50`;
  let woken = 0;
  for (const { id: bulkReturnId, turn } of rows)
    if (await inTransaction(ctx.db, (tx) => takeTurn(tx, { bulkReturnId, turn }))) woken += 1;
  return woken;
}

export const bulkReturnJobs = [bulkReturnJob, standingJob];
