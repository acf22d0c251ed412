import type { Context } from "../context.ts";
import { rolesOf } from "../identity/index.ts";

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
