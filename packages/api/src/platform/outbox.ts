import type { BatchTransaction, Database, Transaction } from "@kaimu/db";
import type { Events } from "./events.ts";
import { newId } from "./ids.ts";
import { currentTraceparent } from "./trace.ts";

/**
 * Writes a fact beside the change that made it true, in the same transaction: either both are there or neither.
 * The relay (apps/worker) sends it to Inngest at least once, with this row's id as the event's id.
 */
export async function emit<Name extends keyof Events>(tx: Transaction, name: Name, data: Events[Name]): Promise<void> {
  await tx.outboxEvent.create({ data: { id: newId(), name, data, traceparent: currentTraceparent() ?? null } });
}

/** The same for many facts in a transaction of many rows. Each keeps the trace it came with. */
export async function emitMany<Name extends keyof Events>(
  tx: BatchTransaction,
  name: Name,
  facts: { data: Events[Name]; traceparent: string | undefined }[],
): Promise<void> {
  await tx.insert(
    "outbox_events",
    ["id", "name", "data", "traceparent"],
    facts.map(({ data, traceparent }) => [newId(), name, JSON.stringify(data), traceparent ?? null]),
  );
}

/** How many rows wait to be sent, and for how long the oldest has. */
export async function outboxState(db: Database): Promise<{ waiting: number; oldestSeconds: number }> {
  const [row] = await db.$queryRaw<{ waiting: bigint; oldest: bigint | null }[]>`
    SELECT COUNT(*) AS waiting, TIMESTAMPDIFF(SECOND, MIN(createdAt), NOW(3)) AS oldest FROM outbox_events WHERE sentAt IS NULL`;
  return { waiting: Number(row?.waiting ?? 0), oldestSeconds: Number(row?.oldest ?? 0) };
}
