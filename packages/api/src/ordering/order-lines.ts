import { type SaleTerms, seatKeysOf } from "../catalogue/index.ts";
import type { Context } from "../context.ts";
import { documentIndexes } from "../identity/index.ts";
import type { Hold } from "../inventory/index.ts";
import { AppError } from "../platform/errors.ts";
import { newId } from "../platform/ids.ts";
import type { PricedLine } from "./price-lines.ts";

/** Whom a buyer has chosen for the ticket of a unit: one of the people his account keeps. */
export interface ChosenAttendee {
  unit: number;
  attendeeId: string;
}

/** A ticket line as it is written: priced, with the seat it is for and, where the event asks for names, the person. */
export interface OrderLineToWrite extends PricedLine {
  id: string;
  seatKey: string | null;
  attendee: { id: string; documentIndex: string } | undefined;
}

/** The lines of an order in one performance, from what its hold holds and costs. Throws ATTENDEE_REQUIRED. */
export async function orderLines(
  ctx: Context,
  o: {
    terms: SaleTerms;
    hold: Hold;
    priced: PricedLine[];
    accountId: string;
    attendees: ChosenAttendee[] | undefined;
  },
): Promise<OrderLineToWrite[]> {
  const { priced } = o;
  const seatKeys = await seatKeysOfUnits(ctx, o.terms, o.hold.units);
  const attendees = await attendeesOf(ctx, o);
  return priced.map((line) => ({
    id: newId(),
    ...line,
    seatKey: seatKeys.get(line.unit) ?? null,
    attendee: attendees.get(line.unit),
  }));
}

/** The seats of units as they are printed; units without a place are not in it. */
async function seatKeysOfUnits(ctx: Context, terms: SaleTerms, units: number[]): Promise<Map<number, string>> {
  const seated = units.flatMap((unit) => {
    const seat = terms.plan.seatOf(unit);
    return seat === null ? [] : [{ unit, seat }];
  });
  if (!terms.seatMapId || seated.length === 0) return new Map();
  const keys = await seatKeysOf(ctx, { seatMapId: terms.seatMapId, seats: seated.map((one) => one.seat) });
  return new Map(seated.map((one, at) => [one.unit, keys[at] ?? ""]));
}

/** One attendee of the account's own for each unit, and nobody twice. */
async function attendeesOf(
  ctx: Context,
  {
    terms,
    hold,
    accountId,
    attendees,
  }: { terms: SaleTerms; hold: Hold; accountId: string; attendees: ChosenAttendee[] | undefined },
): Promise<Map<number, { id: string; documentIndex: string }>> {
  if (terms.realName === "none") return new Map();
  const chosen = new Map(attendees?.map(({ unit, attendeeId }) => [unit, attendeeId]));
  const attendeeIds = hold.units.flatMap((unit) => chosen.get(unit) ?? []);
  if (new Set(attendeeIds).size !== hold.units.length) throw new AppError("ATTENDEE_REQUIRED");
  const indexes = await documentIndexes(ctx, { accountId, attendeeIds });
  return new Map(
    hold.units.map((unit) => {
      const id = chosen.get(unit) ?? "";
      return [unit, { id, documentIndex: indexes.get(id) ?? "" }];
    }),
  );
}
