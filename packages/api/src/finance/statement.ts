import { Prisma } from "@kaimu/db";
import { type Showing, showingsOf } from "../catalogue/index.ts";
import type { Context } from "../context.ts";
import type { Fen } from "../platform/money.ts";

/** Of which days: the first and the last of it, 2026-12-24, each cut in the zone of the venue it is about. */
export interface Days {
  from: string;
  to: string;
}

/** Whose statement: an organizer's, or an agent's, of what that has sold for whomever. */
export type Period = Days & ({ organizerId: string } | { agentId: string });

/** What is settled: sold less returned, less its own coupons, the platform's fee and agents' commission, and what was kept of returns, is due to the organizer. */
export interface Sums {
  ticketsSold: number;
  soldFen: Fen;
  ticketsReturned: number;
  returnedFen: Fen;
  /** What coupons of the organizer's own took off what was sold, less off what was given back. */
  couponFen: Fen;
  feeFen: Fen;
  commissionFen: Fen;
  keptFen: Fen;
  dueFen: Fen;
}

/** One day of one performance. */
export interface StatementRow extends Sums {
  day: string;
  performanceId: string;
  showing: Showing | undefined;
}

/** Where a page of a statement ends. */
export interface StatementCursor {
  day: string;
  performanceId: string;
}

/** What the whole period comes to. */
export async function statementTotals(ctx: Pick<Context, "db">, period: Period): Promise<Sums> {
  const [row] = await ctx.db.$queryRaw<Row[]>`SELECT ${sumsOf} ${entriesIn(period)}`;
  return toSums(row);
}

/** The period's rows by day and performance, `limit` of them after `cursor`. A day of a performance on which nothing moved has none. */
export async function statementRows(
  ctx: Pick<Context, "db">,
  o: Period & { limit: number; cursor?: StatementCursor | undefined },
): Promise<{ rows: StatementRow[]; next: StatementCursor | null }> {
  const after = o.cursor
    ? Prisma.sql`AND (t.day > ${o.cursor.day} OR (t.day = ${o.cursor.day} AND e.performanceId > ${o.cursor.performanceId}))`
    : Prisma.empty;
  const found = await ctx.db.$queryRaw<Row[]>`
    SELECT t.day, e.performanceId, ${sumsOf} ${entriesIn(o)} ${after}
    GROUP BY t.day, e.performanceId ORDER BY t.day, e.performanceId LIMIT ${o.limit + 1}`;
  const page = found.slice(0, o.limit);
  const showings = await showingsOf(
    ctx,
    page.map((row) => row.performanceId),
  );
  const last = page.at(-1);
  return {
    rows: page.map((row) => ({
      ...{ day: row.day, performanceId: row.performanceId, showing: showings.get(row.performanceId) },
      ...toSums(row),
    })),
    next: found.length > o.limit && last ? { day: last.day, performanceId: last.performanceId } : null,
  };
}

/** All rows of the period, for a file. */
export async function wholeStatement(ctx: Pick<Context, "db">, period: Period): Promise<StatementRow[]> {
  const all: StatementRow[] = [];
  for (let cursor: StatementCursor | null | undefined; cursor !== null; ) {
    const { rows, next } = await statementRows(ctx, { ...period, limit: 500, cursor });
    all.push(...rows);
    cursor = next;
  }
  return all;
}

type Row = StatementCursor & Record<keyof Sums, unknown>;

/** Only movements between a buyer and those a sale is owed to: what came in and went out at the gateway is not the organizer's. */
export const entriesOfSales = Prisma.sql`
  FROM ledger_transactions t JOIN ledger_entries e ON e.transactionId = t.id
  WHERE t.kind IN ('order_paid', 'lines_refunded') AND e.debit <> 'refund' AND e.credit NOT IN ('refund', 'goodwill')`;

const entriesIn = (o: Period) => {
  const whose = "agentId" in o ? Prisma.sql`t.agentId = ${o.agentId}` : Prisma.sql`t.organizerId = ${o.organizerId}`;
  return Prisma.sql`${entriesOfSales} AND ${whose} AND t.day BETWEEN ${o.from} AND ${o.to}`;
};

const gained = (account: string) =>
  Prisma.sql`(e.credit = ${account}) * e.amountFen - (e.debit = ${account}) * e.amountFen`;
/** A discount's movement, not a ticket's. One of the platform's is no matter of the organizer's. */
const byCoupon = Prisma.sql`('coupon_cost' IN (e.debit, e.credit))`;
export const sumsOf = Prisma.sql`
  COUNT(DISTINCT IF(t.kind = 'order_paid' AND NOT ${byCoupon}, e.orderLineId, NULL)) AS ticketsSold,
  SUM(IF(t.kind = 'order_paid' AND NOT ${byCoupon}, -(${gained("buyer")}), 0)) AS soldFen,
  COUNT(DISTINCT IF(t.kind = 'lines_refunded' AND NOT ${byCoupon}, e.orderLineId, NULL)) AS ticketsReturned,
  SUM(IF(t.kind = 'lines_refunded' AND NOT ${byCoupon}, ${gained("buyer")} + ${gained("kept_fees")}, 0)) AS returnedFen,
  SUM((e.debit = 'organizer_payable' AND ${byCoupon}) * e.amountFen - (e.credit = 'organizer_payable' AND ${byCoupon}) * e.amountFen)
    AS couponFen,
  SUM(${gained("platform_fee")}) AS feeFen,
  SUM(${gained("agent_commission")}) AS commissionFen,
  SUM(${gained("kept_fees")}) AS keptFen,
  SUM(${gained("organizer_payable")} + ${gained("kept_fees")}) AS dueFen`;

export function toSums(row: Partial<Record<keyof Sums, unknown>> | undefined): Sums {
  const number = (name: keyof Sums) => Number(row?.[name] ?? 0);
  return {
    ticketsSold: number("ticketsSold"),
    soldFen: number("soldFen"),
    ticketsReturned: number("ticketsReturned"),
    returnedFen: number("returnedFen"),
    couponFen: number("couponFen"),
    feeFen: number("feeFen"),
    commissionFen: number("commissionFen"),
    keptFen: number("keptFen"),
    dueFen: number("dueFen"),
  };
}
