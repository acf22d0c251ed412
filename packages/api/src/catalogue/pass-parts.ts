import type { Context } from "../context.ts";
import { AppError } from "../platform/errors.ts";
import { keepFew } from "../platform/keep-few.ts";

/** A pass (通票): one offer with places in several performances of an event. What it is made of never changes. */
export interface PassParts {
  passId: string;
  eventId: string;
  /** One for each performance, in the order of their ids. */
  parts: { performanceId: string; tierId: string; units: number }[];
}

const remembered = new Map<string, PassParts>();
const rememberedAtMost = 500;

/** What a pass is made of, read once a process. Whether it is sold now, and for how much, the terms of its performances say. Throws NOT_FOUND. */
export async function passParts(ctx: Pick<Context, "db">, passId: string): Promise<PassParts> {
  const known = remembered.get(passId);
  if (known) return known;
  const row = await ctx.db.offer.findUnique({
    where: { id: passId, kind: "pass" },
    include: { items: { orderBy: { performanceId: "asc" } } },
  });
  if (!row) throw new AppError("NOT_FOUND", { detail: `pass ${passId}` });
  const parts = row.items.map(({ performanceId, tierId, units }) => ({ performanceId, tierId, units }));
  const pass = { passId, eventId: row.eventId, parts };
  keepFew(remembered, passId, pass, rememberedAtMost);
  return pass;
}
