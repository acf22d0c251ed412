import type { CouponKind } from "@kaimu/db";
import { titlesOf } from "../catalogue/index.ts";
import type { Context } from "../context.ts";
import { databaseNow } from "../platform/database-now.ts";
import type { Fen } from "../platform/money.ts";
import { askPage, toPage } from "../platform/page.ts";

/** A coupon as those see it who have made it. */
export interface CouponRow {
  id: string;
  code: string;
  title: string;
  titleEn: string;
  kind: CouponKind;
  amountFen: Fen | null;
  percent: number | null;
  capFen: Fen | null;
  minimumFen: Fen;
  /** What it is for; null for everything of its funder's. */
  event: { title: string; titleEn: string } | null;
  validFrom: Date;
  validUntil: Date;
  pieces: number;
  perAccount: number;
  used: number;
  state: "to come" | "open" | "used up" | "over" | "stopped";
}

/** The coupons of an organizer, or of the platform where there is none, newest first. Whoever calls has checked that they may be seen. */
export async function listCoupons(
  ctx: Context,
  o: { organizerId: string | null; limit: number; cursor?: string | undefined },
): Promise<{ coupons: CouponRow[]; next: string | null }> {
  const rows = await ctx.db.coupon.findMany({
    where: { organizerId: o.organizerId },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    ...askPage(o),
  });
  const { page, next } = toPage(rows, o.limit);
  const now = await databaseNow(ctx.db);
  const titles = await titlesOf(
    ctx,
    page.flatMap(({ eventId }) => eventId ?? []),
  );
  const coupons = page.map((row) => ({
    ...{ id: row.id, code: row.code, title: row.title, titleEn: row.titleEn },
    ...{ kind: row.kind, amountFen: row.amountFen, percent: row.percent, capFen: row.capFen },
    ...{ minimumFen: row.minimumFen, validFrom: row.validFrom, validUntil: row.validUntil },
    ...{ pieces: row.pieces, perAccount: row.perAccount, used: row.used },
    event: (row.eventId && titles.get(row.eventId)) || null,
    state: stateOf(row, now),
  }));
  return { coupons, next };
}

function stateOf(
  row: { stoppedAt: Date | null; validFrom: Date; validUntil: Date; used: number; pieces: number },
  now: Date,
): CouponRow["state"] {
  if (row.stoppedAt) return "stopped";
  if (now >= row.validUntil) return "over";
  if (row.used >= row.pieces) return "used up";
  return now < row.validFrom ? "to come" : "open";
}
