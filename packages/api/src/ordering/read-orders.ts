import type { LineKind, OrderState } from "@kaimu/db";
import type { Context } from "../context.ts";
import { databaseNow } from "../platform/database-now.ts";
import { AppError } from "../platform/errors.ts";
import type { Fen } from "../platform/money.ts";
import { askPage, toPage } from "../platform/page.ts";
import type { DiscountTerms } from "./discount-lines.ts";

/** An order as its buyer sees it. */
export interface OrderView {
  id: string;
  state: OrderState;
  eventId: string;
  performanceId: string;
  totalFen: Fen;
  createdAt: Date;
  expiresAt: Date;
  /** Time left to pay in ms by the database's clock, 0 when it is up: the page counts down from this. */
  payWithinMs: number;
  paidAt: Date | null;
  closedAt: Date | null;
  /** By what it costs less than its tickets. */
  coupon: { title: string; titleEn: string; offFen: Fen } | null;
  /** Its tickets. */
  lines: OrderLineView[];
}

export interface OrderLineView {
  id: string;
  /** Which performance it is for: lines of a pass are for several. */
  performanceId: string | null;
  unit: number | null;
  seatKey: string | null;
  amountFen: Fen;
  /** What the coupon takes off that. */
  offFen: Fen;
  terms: {
    tierName: string;
    tierNameEn: string;
    offerName: string;
    offerNameEn: string;
    seatTold?: "after_payment";
    passPiece?: number;
  };
}

type OrderRow = Omit<OrderView, "payWithinMs" | "coupon" | "lines"> & { lines: LineRow[] };
type LineRow = Omit<OrderLineView, "terms" | "offFen"> & { kind: LineKind; ofLineId: string | null; terms: unknown };

const inOrder = { orderBy: [{ performanceId: "asc" as const }, { unit: "asc" as const }] };

/** One order of this account; another's is NOT_FOUND, as if it did not exist. */
export async function readOrder(ctx: Context, o: { orderId: string; accountId: string }): Promise<OrderView> {
  const row = await ctx.db.order.findFirst({
    where: { id: o.orderId, accountId: o.accountId },
    include: { lines: inOrder },
  });
  if (!row) throw new AppError("NOT_FOUND", { detail: `order ${o.orderId}` });
  return toView(row, await databaseNow(ctx.db));
}

/** This account's orders, newest first. */
export async function listOrders(
  ctx: Context,
  o: { accountId: string; limit: number; cursor?: string | undefined },
): Promise<{ orders: OrderView[]; next: string | null }> {
  const rows = await ctx.db.order.findMany({
    where: { accountId: o.accountId },
    include: { lines: inOrder },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    ...askPage(o),
  });
  const now = await databaseNow(ctx.db);
  const { page, next } = toPage(rows, o.limit);
  return {
    orders: page.map((row) => toView(row, now)),
    next,
  };
}

/** What payment needs to know of an order, whoever asks. */
export async function orderForPayment(ctx: Context, orderId: string) {
  return ctx.db.order.findUnique({
    where: { id: orderId },
    select: {
      id: true,
      accountId: true,
      organizerId: true,
      eventId: true,
      performanceId: true,
      state: true,
      totalFen: true,
      expiresAt: true,
    },
  });
}

/** The performances an order has places in, the one it is listed under first; a pass has several. */
export async function performancesOfOrder(ctx: Context, orderId: string): Promise<string[]> {
  const row = await ctx.db.order.findUnique({
    where: { id: orderId },
    select: { performanceId: true, parts: { select: { performanceId: true } } },
  });
  return row ? [...new Set([row.performanceId, ...row.parts.map((part) => part.performanceId)])] : [];
}

/** A paid order's ticket lines, for issuing; null while it is not paid. */
export async function paidOrder(ctx: Context, orderId: string) {
  return ctx.db.order.findFirst({
    where: { id: orderId, state: "paid" },
    include: { lines: { where: { kind: "ticket", state: "live" } } },
  });
}

/** Orders that still wait for money well after their time: their timer was lost, or is about to fire. */
export async function overdueOrders(ctx: Context, o: { graceSeconds: number; limit: number }): Promise<string[]> {
  const rows = await ctx.db.$queryRaw<{ id: string }[]>`
    SELECT id FROM orders WHERE state = 'awaiting_payment' AND expiresAt < NOW(3) - INTERVAL ${o.graceSeconds} SECOND
    ORDER BY expiresAt LIMIT ${o.limit}`;
  return rows.map((row) => row.id);
}

/** Whether an order's time is up, by the database's clock. */
export async function isOverdue(ctx: Context, orderId: string): Promise<boolean> {
  const [row] = await ctx.db.$queryRaw<
    { due: bigint | number }[]
  >`SELECT expiresAt <= NOW(3) AS due FROM orders WHERE id = ${orderId}`;
  return Boolean(Number(row?.due ?? 0));
}

function toView(row: OrderRow, now: Date): OrderView {
  const discounts = row.lines.filter((line) => line.kind === "discount");
  const offOf = new Map(discounts.map(({ ofLineId, amountFen }) => [ofLineId, -amountFen]));
  return {
    id: row.id,
    state: row.state,
    eventId: row.eventId,
    performanceId: row.performanceId,
    totalFen: row.totalFen,
    createdAt: row.createdAt,
    expiresAt: row.expiresAt,
    payWithinMs: row.state === "awaiting_payment" ? Math.max(0, row.expiresAt.getTime() - now.getTime()) : 0,
    paidAt: row.paidAt,
    closedAt: row.closedAt,
    coupon: couponOf(discounts),
    lines: row.lines
      .filter((line) => line.kind === "ticket")
      .map((line) => toLineView({ ...line, offFen: offOf.get(line.id) ?? 0 }, row.paidAt !== null)),
  };
}

function couponOf(discounts: LineRow[]): OrderView["coupon"] {
  const [first] = discounts;
  if (!first) return null;
  const { title, titleEn } = first.terms as DiscountTerms;
  return { title, titleEn, offFen: discounts.reduce((sum, { amountFen }) => sum - amountFen, 0) };
}

/** A line as its buyer sees it: where seats are told after the payment, it has none before. */
export function toLineView(
  { id, performanceId, unit, seatKey, amountFen, offFen, terms }: Omit<OrderLineView, "terms"> & { terms: unknown },
  paid: boolean,
): OrderLineView {
  const sold = terms as OrderLineView["terms"];
  return { id, performanceId, unit, seatKey: paid || !sold.seatTold ? seatKey : null, amountFen, offFen, terms: sold };
}

/** How many orders are in each state. */
export async function orderCounts(ctx: Context): Promise<Record<string, number>> {
  const rows = await ctx.db.order.groupBy({ by: ["state"], _count: true });
  return Object.fromEntries(rows.map((row) => [row.state, row._count]));
}
