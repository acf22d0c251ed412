import type { Database } from "@kaimu/db";
import { toPage } from "./page.ts";

/** Outbox rows that wait to be sent, oldest first: which fact, since when. What they say stays where it is. */
export async function waitingEvents(
  db: Database,
  o: { limit: number; after?: string | undefined },
): Promise<{ events: { sequence: string; id: string; name: string; createdAt: Date }[]; next: string | null }> {
  const rows = await db.outboxEvent.findMany({
    where: { sentAt: null, ...(o.after ? { sequence: { gt: BigInt(o.after) } } : {}) },
    select: { sequence: true, id: true, name: true, createdAt: true },
    orderBy: { sequence: "asc" },
    take: o.limit + 1,
  });
  const { page, next } = toPage(rows, o.limit, (row) => row.sequence.toString());
  return { events: page.map((row) => ({ ...row, sequence: row.sequence.toString() })), next };
}
