import type { Gateway } from "@kaimu/db";
import type { Context } from "../../context.ts";
import type { Fen } from "../../platform/money.ts";
import { billSources } from "./bill-sources.ts";
import { dayBefore, daysBefore } from "./days.ts";
import type { Comparison } from "./read-comparison.ts";

/** A day of one bill. `compared` is null where it has not been compared yet. */
export interface DayOfBill {
  credential: string;
  gateway: Gateway;
  day: string;
  open: number;
  compared: {
    lines: number;
    billPaidFen: Fen;
    billRefundedFen: Fen;
    ourPaidFen: Fen;
    ourRefundedFen: Fen;
    at: Date;
  } | null;
  /** The last comparison that an operator has asked for, unless it is done. */
  asked: Comparison | null;
}

/** Days that are over, the newest first, with each bill there is of them; `before` is the day to go on from. */
export async function readBillDays(
  ctx: Context,
  o: { limit: number; before?: string | undefined },
): Promise<{ days: DayOfBill[]; sources: { credential: string; gateway: Gateway }[]; next: string | null }> {
  const sources = await billSources(ctx);
  const newest = o.before ? daysBefore(o.before, 1) : dayBefore(ctx.clock.now());
  const all = await daysUntil(ctx, { newest, sources, most: o.limit + 1 });
  const days = all.slice(0, o.limit);
  const within = { day: { in: days } };
  const done = await ctx.db.billDay.findMany({ where: within });
  const asked = await ctx.db.billComparison.findMany({ where: within });
  const cases = await ctx.db.billCase.groupBy({
    by: ["credential", "day"],
    where: { ...within, state: "open" },
    _count: true,
  });
  return {
    days: days.flatMap((day) =>
      sources.flatMap(({ credential, gateway, since }) => {
        const row = done.find((one) => one.credential === credential && one.day === day);
        const last = asked.find((one) => one.credential === credential && one.day === day);
        // Before its first account a credential has no bills.
        if (!row && !last && day < since) return [];
        const waits = cases.find((one) => one.credential === credential && one.day === day);
        const open = waits?._count ?? 0;
        const compared = row ? shown(row) : null;
        return [{ credential, gateway, day, open, compared, asked: last ? unlessDone(last, open) : null }];
      }),
    ),
    sources: sources.map(({ credential, gateway }) => ({ credential, gateway })),
    next: all.length > o.limit ? (days.at(-1) ?? null) : null,
  };
}

/** Days that have bills, the newest first: each since the first account, and those before it that somebody has asked for. */
async function daysUntil(
  ctx: Context,
  o: { newest: string; sources: { since: string }[]; most: number },
): Promise<string[]> {
  const [since] = o.sources.map((source) => source.since).sort();
  const due = Array.from({ length: o.most }, (_, ago) => daysBefore(o.newest, ago));
  const newestDays = {
    ...{ where: { day: { lte: o.newest } }, distinct: ["day" as const], select: { day: true } },
    ...{ orderBy: { day: "desc" as const }, take: o.most },
  };
  const compared = await ctx.db.billDay.findMany(newestDays);
  const asked = await ctx.db.billComparison.findMany(newestDays);
  const days = [...due.filter((day) => since && day >= since), ...[...compared, ...asked].map(({ day }) => day)];
  return [...new Set(days)].sort().reverse().slice(0, o.most);
}

/** What is done shows in the day itself. */
const unlessDone = ({ state, linesDone, lines, detail }: Omit<Comparison, "open">, open: number): Comparison | null =>
  state === "done" ? null : { state, linesDone, lines, detail, open };

const shown = (row: {
  lines: number;
  billPaidFen: bigint;
  billRefundedFen: bigint;
  ourPaidFen: bigint;
  ourRefundedFen: bigint;
  comparedAt: Date;
}) => ({
  ...{ lines: row.lines, at: row.comparedAt },
  ...{ billPaidFen: Number(row.billPaidFen), billRefundedFen: Number(row.billRefundedFen) },
  ...{ ourPaidFen: Number(row.ourPaidFen), ourRefundedFen: Number(row.ourRefundedFen) },
});
