import { inTransaction, isDuplicate } from "@kaimu/db";
import { type SaleTerms, saleTerms, seatKeysOf } from "../catalogue/index.ts";
import type { Context } from "../context.ts";
import { documentIndexes } from "../identity/index.ts";
import { claim, type Hold, keepHold, showClaims, showUnits } from "../inventory/index.ts";
import { AppError, asAppError } from "../platform/errors.ts";
import { newId } from "../platform/ids.ts";
import { ordersTotal } from "../platform/metrics.ts";
import type { Fen } from "../platform/money.ts";
import { emit } from "../platform/outbox.ts";
import { inSpan } from "../platform/trace.ts";
import { priceLines } from "./price-lines.ts";
import { type OrderView, readOrder } from "./read-orders.ts";

interface PlaceOrder {
  accountId: string;
  performanceId: string;
  holdId: string;
  /** The buyer's key for this attempt: the same key gives the same order. */
  clientKey: string;
  /** What the page showed; the server's price must be the same, or the buyer is asked again. */
  expectedTotalFen: Fen;
  /** Whom each ticket is for, where the event asks for names. */
  attendees?: { unit: number; attendeeId: string }[] | undefined;
}

/**
 * Turns a hold into an order that waits for money: order, lines, claims and outbox row in one transaction.
 * The buyer hears "yours" only after its commit. Throws HOLD_EXPIRED, UNITS_TAKEN, PRICE_CHANGED (facts.totalFen), KEY_REUSED,
 * SALE_CLOSED, OFFER_NOT_AVAILABLE, ATTENDEE_REQUIRED, ATTENDEE_HAS_TICKET (facts.attendeeIds).
 */
export async function placeOrder(ctx: Context, o: PlaceOrder): Promise<OrderView> {
  const repeated = await orderOfKey(ctx, o);
  if (repeated) return repeated;

  const terms = await saleTerms(ctx, o.performanceId);
  if (!terms.published || terms.status !== "on_sale") throw new AppError("SALE_CLOSED");
  let hold: Hold;
  try {
    hold = await keepHold(ctx, o);
  } catch (error) {
    // A hold ends when it becomes an order: another request with this key may have been the one.
    const first = await orderOfKey(ctx, o);
    if (first) return first;
    throw error;
  }
  const priced = priceLines(terms, hold);
  const totalFen = priced.reduce((sum, line) => sum + line.amountFen, 0);
  if (totalFen !== o.expectedTotalFen) throw new AppError("PRICE_CHANGED", { facts: { totalFen } });

  const orderId = newId();
  const attendees = await attendeesOf(ctx, terms, o, hold.units);
  const seatKeys = await seatKeysOfUnits(
    ctx,
    terms,
    priced.map((line) => line.unit),
  );
  const lines = priced.map((line, at) => ({
    id: newId(),
    ...line,
    seatKey: seatKeys[at] ?? null,
    attendee: attendees.get(line.unit),
  }));
  try {
    await inSpan("order.place", { orderId, units: lines.length }, () =>
      inTransaction(ctx.db, async (tx) => {
        // Orders are timed by the database's clock, whoever's host this is.
        await tx.$executeRaw`
          INSERT INTO orders (id, accountId, organizerId, eventId, performanceId, channel, state, totalFen, clientKey, holdId, expiresAt)
          VALUES (${orderId}, ${o.accountId}, ${terms.organizerId}, ${terms.eventId}, ${o.performanceId}, ${ctx.channel}, 'awaiting_payment',
            ${totalFen}, ${o.clientKey}, ${hold.id}, NOW(3) + INTERVAL ${terms.paymentSeconds} SECOND)`;
        await tx.orderLine.createMany({
          data: lines.map(({ attendee, ...line }) => ({
            ...line,
            attendeeId: attendee?.id ?? null,
            orderId,
            kind: "ticket" as const,
            performanceId: o.performanceId,
            terms: line.terms as object,
          })),
        });
        await claim(tx, {
          performanceId: o.performanceId,
          orderId,
          accountId: o.accountId,
          channel: ctx.channel,
          fence: hold.fence,
          lines: lines.map((line) => ({
            unit: line.unit,
            orderLineId: line.id,
            documentIndex: line.attendee?.documentIndex,
          })),
        });
        await tx.orderTransition.create({ data: { orderId, toState: "awaiting_payment", reason: "placed" } });
        const { expiresAt } = await tx.order.findUniqueOrThrow({ where: { id: orderId }, select: { expiresAt: true } });
        await emit(tx, "order/placed", { orderId, expiresAt: expiresAt.toISOString() });
      }),
    );
  } catch (error) {
    const known = asAppError(error);
    if (known?.code === "ATTENDEE_HAS_TICKET")
      throw new AppError(known.code, { facts: { attendeeIds: attendeesIn(lines, known) }, cause: error });
    // Two requests with one key: the other one was first, and its order is this one.
    const first = isDuplicate(error) ? await orderOfKey(ctx, o) : undefined;
    if (first) return first;
    if (known?.code === "UNITS_TAKEN") await showUnits(ctx, hold);
    throw error;
  }
  ordersTotal.inc({ state: "awaiting_payment" });
  await showClaims(ctx, "claimed", {
    performanceId: o.performanceId,
    orderId,
    accountId: o.accountId,
    units: hold.units,
    holdId: hold.id,
  });
  return readOrder(ctx, { orderId, accountId: o.accountId });
}

/** The seat of each unit as it is printed; null where it has none. */
async function seatKeysOfUnits(ctx: Context, terms: SaleTerms, units: number[]): Promise<(string | null)[]> {
  const seats = units.map((unit) => terms.plan.seatOf(unit));
  if (!terms.seatMapId) return seats.map(() => null);
  const seated = seats.filter((seat) => seat !== null);
  const keys = await seatKeysOf(ctx, { seatMapId: terms.seatMapId, seats: seated });
  return seats.map((seat) => (seat === null ? null : (keys[seated.indexOf(seat)] ?? null)));
}

type OrderAttendee = { id: string; documentIndex: string };

/** One attendee of the account's own for each unit, no one twice, where the event asks for names. Throws ATTENDEE_REQUIRED. */
async function attendeesOf(
  ctx: Context,
  terms: SaleTerms,
  o: PlaceOrder,
  units: number[],
): Promise<Map<number, OrderAttendee>> {
  if (terms.realName === "none") return new Map();
  const chosen = new Map(o.attendees?.map(({ unit, attendeeId }) => [unit, attendeeId]));
  const ids = units.map((unit) => chosen.get(unit));
  if (ids.includes(undefined) || new Set(ids).size !== units.length) throw new AppError("ATTENDEE_REQUIRED");
  const indexes = await documentIndexes(ctx, { accountId: o.accountId, attendeeIds: ids as string[] });
  return new Map(
    units.map((unit, at) => [unit, { id: ids[at] as string, documentIndex: indexes.get(ids[at] as string) as string }]),
  );
}

function attendeesIn(lines: { id: string; attendee: OrderAttendee | undefined }[], refused: AppError): string[] {
  const refusedLines = refused.facts?.orderLineIds as string[];
  return lines.flatMap((line) => (line.attendee && refusedLines.includes(line.id) ? [line.attendee.id] : []));
}

async function orderOfKey(ctx: Context, o: PlaceOrder): Promise<OrderView | undefined> {
  const row = await ctx.db.order.findUnique({
    where: { accountId_clientKey: { accountId: o.accountId, clientKey: o.clientKey } },
  });
  if (!row) return undefined;
  if (row.holdId !== o.holdId || row.performanceId !== o.performanceId) throw new AppError("KEY_REUSED");
  return readOrder(ctx, { orderId: row.id, accountId: o.accountId });
}
