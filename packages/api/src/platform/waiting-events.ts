import type { Database } from "@kaimu/db";

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
  const events = rows.slice(0, o.limit).map((row) => ({ ...row, sequence: row.sequence.toString() }));
  return { events, next: rows.length > o.limit ? (events.at(-1)?.sequence ?? null) : null };
}
