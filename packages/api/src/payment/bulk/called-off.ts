import type { BulkOrderState, BulkReturnKind } from "@kaimu/db";
import type { Context } from "../../context.ts";
import { orderForReturn } from "../../ordering/index.ts";
import { databaseNow } from "../../platform/database-now.ts";
import type { Fen } from "../../platform/money.ts";
import { mostBack } from "../returns/payable-back.ts";
import { fullyBack } from "./fully-back.ts";

/** What became of an order's part in a performance that was called off, as its buyer sees it. */
export interface CalledOff {
  performanceId: string;
  kind: BulkReturnKind;
  /** `choosing`: keep or give back; `to_come`: comes back by itself; `under_way`: the gateway is asked, whatever it said. */
  state: "choosing" | "kept" | "to_come" | "under_way" | "returned" | "given_back_before";
  /** What comes back, or came. */
  backFen: Fen;
  /** What of the price was given before as goodwill. */
  goodwillFen: Fen;
  /** Postponed: until when he may have his money back. */
  choiceUntil: Date | null;
  /** Whether that is still so, by the database's clock. */
  mayChoose: boolean;
}

const shown: Record<BulkOrderState, CalledOff["state"]> = {
  open: "choosing",
  waiting: "to_come",
  written: "under_way",
  asked: "under_way",
  // The buyer is not told of what is ours to see to; it is not back, and that is what he sees.
  failed: "under_way",
  returned: "returned",
  kept: "kept",
  nothing: "given_back_before",
};

/** What was called off of an own order, by performance; nothing where nothing was, and for an order that was never paid. Throws NOT_FOUND. */
export async function calledOffOf(ctx: Context, o: { orderId: string; accountId: string }): Promise<CalledOff[]> {
  const order = await orderForReturn(ctx.db, o);
  if (order.state !== "paid" && order.state !== "refunded") return [];
  const performanceIds = [...new Set(order.lines.map((line) => line.performanceId))];
  const bulks = await ctx.db.bulkReturn.findMany({
    where: { performanceId: { in: performanceIds } },
    include: { orders: { where: { orderId: o.orderId } } },
    // The cancelled one first: a performance that was postponed before has both.
    orderBy: { kind: "asc" },
  });
  if (bulks.length === 0) return [];
  const now = await databaseNow(ctx.db);
  const most = await mostBack(ctx.db, order.id);
  return performanceIds.flatMap((performanceId) => {
    const bulk = bulks.find((one) => one.performanceId === performanceId);
    if (!bulk) return [];
    const { kind, choiceUntil } = bulk;
    const row = bulk.orders[0];
    const lines = order.lines.filter((line) => line.performanceId === performanceId && line.state === "live");
    // Sold after it was postponed, for the new date, or given back before it was called off.
    if (!row && (lines.length === 0 || bulk.state === "done")) return [];
    const back = fullyBack(lines, most);
    const goodwillFen = back.reduce((sum, line) => sum + (line.goodwillFen ?? 0), 0);
    const toComeFen = back.reduce((sum, line) => sum + line.amountFen, 0) - goodwillFen;
    const state = row ? shown[row.state] : kind === "cancelled" ? "to_come" : "choosing";
    const mayChoose = kind === "postponed" && bulk.state !== "done" && choiceUntil !== null && choiceUntil > now;
    return [
      {
        ...{ performanceId, kind, goodwillFen, choiceUntil },
        state: state === "choosing" && !mayChoose ? "kept" : state,
        backFen: row?.refundId ? row.amountFen : toComeFen,
        mayChoose: mayChoose && lines.length > 0 && (state === "choosing" || state === "kept"),
      },
    ];
  });
}
