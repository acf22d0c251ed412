import { parseSeatKey, type SeatMapLayout, seatAt, seatLabel } from "@kaimu/seatmap";
import type { Context } from "../context.ts";
import { AppError } from "../platform/errors.ts";
import { keepFew } from "../platform/keep-few.ts";

/** Published layouts never change: a process parses each once and keeps the last few. */
const layouts = new Map<string, SeatMapLayout>();
const layoutsKept = 20;

/** The layout of a published seat map. Throws NOT_FOUND, also for a draft: what may still change is not given out for ever. */
export async function layoutOf(ctx: Pick<Context, "db">, seatMapId: string): Promise<SeatMapLayout> {
  const known = layouts.get(seatMapId);
  if (known) return known;
  const row = await ctx.db.seatMap.findFirst({
    where: { id: seatMapId, state: "published" },
    select: { layout: true },
  });
  if (!row) throw new AppError("NOT_FOUND", { detail: `seat map ${seatMapId}` });
  const layout = row.layout as unknown as SeatMapLayout;
  keepFew(layouts, seatMapId, layout, layoutsKept);
  return layout;
}

/** The keys of some seats, by their places in the seat map's order. */
export async function seatKeysOf(
  ctx: Pick<Context, "db">,
  o: { seatMapId: string; seats: number[] },
): Promise<string[]> {
  const layout = await layoutOf(ctx, o.seatMapId);
  return o.seats.map((seat) => seatAt(layout, seat).key);
}

/** Where a seat is in people's words: "A区 12排 5座", "Section A, Row 12, Seat 5". */
export interface SeatLabel {
  zh: string;
  en: string;
}

/** What the seats of these keys are called in a performance's venue, in the order of the keys. Throws NOT_FOUND. */
export async function seatLabels(
  ctx: Pick<Context, "db">,
  o: { performanceId: string; seatKeys: string[] },
): Promise<SeatLabel[]> {
  const row = await ctx.db.performance.findUnique({ where: { id: o.performanceId }, select: { seatMapId: true } });
  if (!row) throw new AppError("NOT_FOUND", { detail: `performance ${o.performanceId}` });
  const sections = row.seatMapId ? (await layoutOf(ctx, row.seatMapId)).sections : [];
  return o.seatKeys.map((key) => {
    const named = sections.find((section) => section.key === parseSeatKey(key)?.section);
    return { zh: seatLabel(key, "zh", named), en: seatLabel(key, "en", named) };
  });
}
