import type { Context } from "../context.ts";
import { rolesOf } from "../identity/index.ts";
import { AppError } from "../platform/errors.ts";
import { askPage, toPage } from "../platform/page.ts";

/** The organizers an account works for, with what it may do there. */
export async function ownOrganizers(ctx: Context, accountId: string) {
  const roles = await rolesOf(ctx, accountId);
  const rows = await ctx.db.organizer.findMany({
    where: { id: { in: [...roles.keys()] } },
    select: { id: true, name: true, nameEn: true },
    orderBy: { name: "asc" },
  });
  return rows.map((row) => ({ ...row, role: roles.get(row.id) ?? "door" }));
}

/** All organizers, by name. */
export async function listOrganizers(ctx: Pick<Context, "db">, o: { limit: number; cursor?: string | undefined }) {
  const rows = await ctx.db.organizer.findMany({
    select: { id: true, name: true, nameEn: true },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    ...askPage(o),
  });
  const { page, next } = toPage(rows, o.limit);
  return { organizers: page, next };
}

/** What these organizers are called, by id. */
export async function organizerNames(
  ctx: Pick<Context, "db">,
  organizerIds: string[],
): Promise<Map<string, { name: string; nameEn: string }>> {
  const rows = await ctx.db.organizer.findMany({
    where: { id: { in: [...new Set(organizerIds)] } },
    select: { id: true, name: true, nameEn: true },
  });
  return new Map(rows.map(({ id, ...names }) => [id, names]));
}

/** What an organizer is called. Throws NOT_FOUND. */
export async function organizerName(ctx: Pick<Context, "db">, organizerId: string) {
  const row = await ctx.db.organizer.findUnique({
    where: { id: organizerId },
    select: { name: true, nameEn: true },
  });
  if (!row) throw new AppError("NOT_FOUND", { detail: `organizer ${organizerId}` });
  return row;
}
