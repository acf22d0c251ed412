import type { Gateway } from "@kaimu/db";
import type { Context } from "../../context.ts";
import { dayBefore } from "./days.ts";

/** Whose bill there is: a credential, and the accounts that it speaks for. Accounts of several organizers may share one, and then a bill. */
export interface BillSource {
  credential: string;
  gateway: Gateway;
  /** Ids, the platform's own first: what nobody knows in a bill is its. */
  accounts: string[];
  /** The first day that may have a bill. */
  since: string;
}

/** All whose keys this process has. */
export async function billSources(ctx: Context): Promise<BillSource[]> {
  const rows = await ctx.db.merchantAccount.findMany({
    where: { credential: { in: Object.keys(ctx.gateways) } },
    select: { id: true, gateway: true, credential: true, organizerId: true, createdAt: true },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  return [...Map.groupBy(rows, (row) => row.credential)].flatMap(([credential, own]) => {
    const [oldest] = own;
    if (!oldest) return [];
    const platforms = own.filter(({ organizerId }) => organizerId === null);
    const others = own.filter(({ organizerId }) => organizerId !== null);
    const accounts = [...platforms, ...others].map(({ id }) => id);
    return [{ credential, gateway: oldest.gateway, accounts, since: dayBefore(oldest.createdAt, 0) }];
  });
}
