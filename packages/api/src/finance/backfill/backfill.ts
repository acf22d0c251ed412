import { inSnapshot } from "@kaimu/db";
import type { Context } from "../../context.ts";
import { countOrdersBefore, ordersForBooks } from "../../ordering/index.ts";
import { moneyForBooks } from "../../payment/index.ts";
import { databaseNow } from "../../platform/database-now.ts";
import { newId } from "../../platform/ids.ts";
import { factsOfOrder } from "./facts-of-order.ts";
import { postMissing } from "./post-missing.ts";

/** A backfill as far as it has come. */
export interface Backfill {
  id: string;
  openedAt: Date;
  after: string;
  orders: number;
  posted: number;
  endedAt: Date | null;
}

/**
 * The backfill there is, or a new one of all orders placed before the books were opened, with how many orders that are. Books without anything in
 * them are opened now.
 */
export async function beginBackfill(ctx: Pick<Context, "db">): Promise<Backfill & { ofOrders: number }> {
  const known = await ctx.db.ledgerBackfill.findFirst({ orderBy: { startedAt: "desc" } });
  const backfill =
    known ?? (await ctx.db.ledgerBackfill.create({ data: { id: newId(), openedAt: await opening(ctx) } }));
  return { ...backfill, ofOrders: await countOrdersBefore(ctx.db, backfill.openedAt) };
}

/**
 * Posts what is missing of the next orders, each fact at its own time, and notes how far that is, in one transaction that sees all rooms as they were at
 * one moment: a fact of which the books know nothing then is one they never heard of. Returns how far it has come; cut off, the next call goes on there.
 * Throws when another process has done these orders meanwhile.
 */
export async function backfillOrders(ctx: Pick<Context, "db">, backfill: Backfill, limit = 500): Promise<Backfill> {
  if (backfill.endedAt) return backfill;
  const { id, after } = backfill;
  return inSnapshot(ctx.db, async (tx) => {
    const orders = await ordersForBooks(tx, { before: backfill.openedAt, after, limit });
    const moneyOf = await moneyForBooks(
      tx,
      orders.map((order) => order.id),
    );
    const facts = orders.flatMap((order) => factsOfOrder(order, moneyOf(order.id)));
    const posted = await postMissing(tx, facts);
    const now = {
      after: orders.at(-1)?.id ?? after,
      orders: backfill.orders + orders.length,
      posted: backfill.posted + posted,
      endedAt: orders.length < limit ? new Date() : null,
    };
    const { count } = await tx.ledgerBackfill.updateMany({ where: { id, after, endedAt: null }, data: now });
    if (count === 0) throw new Error("another process writes these books, or has: begin anew to go on where it is");
    return { ...backfill, ...now };
  });
}

/**
 * Orders placed since when a comparison has to look at: all of them once the older ones have their books, else those since the books were opened.
 * Undefined while there are none.
 */
export async function comparedSince(ctx: Pick<Context, "db">): Promise<Date | undefined> {
  const backfill = await ctx.db.ledgerBackfill.findFirst({ orderBy: { startedAt: "desc" } });
  if (backfill) return backfill.endedAt ? new Date(0) : backfill.openedAt;
  return firstFact(ctx);
}

async function firstFact(ctx: Pick<Context, "db">): Promise<Date | undefined> {
  const first = await ctx.db.ledgerTransaction.findFirst({ orderBy: { at: "asc" }, select: { at: true } });
  return first?.at;
}

async function opening(ctx: Pick<Context, "db">): Promise<Date> {
  const first = await firstFact(ctx);
  if (first) return first;
  return databaseNow(ctx.db);
}
