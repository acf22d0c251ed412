import type { GoodwillState } from "@kaimu/db";
import type { Context } from "../../context.ts";
import { namesOf } from "../../identity/index.ts";
import { askPage, toPage } from "../../platform/page.ts";
import { givenAloneFen } from "./give-goodwill.ts";

/** Gifts, newest first, with the people who asked and decided, and how much one may give alone. */
export async function listGoodwill(
  ctx: Context,
  o: { limit: number; cursor?: string | undefined; state?: GoodwillState | undefined },
) {
  const rows = await ctx.db.goodwillGift.findMany({
    where: o.state ? { state: o.state } : {},
    orderBy: [{ askedAt: "desc" }, { id: "desc" }],
    ...askPage(o),
  });
  const { page, next } = toPage(rows, o.limit);
  const names = await namesOf(
    ctx,
    page.flatMap((row) => [row.askedBy, ...(row.decidedBy ? [row.decidedBy] : [])]),
  );
  return {
    givenAloneFen,
    gifts: page.map(({ askedBy, decidedBy, refundId: _, ...gift }) => ({
      ...gift,
      askedByName: names.get(askedBy) ?? "",
      decidedByName: decidedBy ? (names.get(decidedBy) ?? "") : null,
      mine: ctx.who.kind === "operator" && ctx.who.accountId === askedBy,
    })),
    next,
  };
}
