import type { Context } from "../context.ts";

/** What these events are called, by id; one that is gone is left out. */
export async function titlesOf(
  ctx: Pick<Context, "db">,
  eventIds: string[],
): Promise<Map<string, { title: string; titleEn: string }>> {
  const rows = await ctx.db.event.findMany({
    where: { id: { in: [...new Set(eventIds)] } },
    select: { id: true, title: true, titleEn: true },
  });
  return new Map(rows.map(({ id, ...titles }) => [id, titles]));
}
