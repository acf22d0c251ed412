import { type Database, inTransaction } from "@kaimu/db";
import type { Inngest } from "inngest";
import type { Log } from "./log.ts";
import { outboxSent, outboxWaiting } from "./metrics.ts";

const batchSize = 200;

/**
 * Sends waiting outbox rows, oldest first; returns how many. Rows are locked while they are sent, and another relay skips
 * them, so several may run. A crash between sending and marking sends a row again: the event's id makes that harmless
 * within Inngest's 24 hours, and every function is idempotent beyond them.
 */
export async function relayOnce(db: Database, inngest: Inngest): Promise<number> {
  return inTransaction(db, async (tx) => {
    const rows = await tx.$queryRaw<
      { id: string; name: string; data: unknown; traceparent: string | null; createdAt: Date }[]
    >`
      SELECT id, name, data, traceparent, createdAt FROM outbox_events
      WHERE sentAt IS NULL ORDER BY sequence LIMIT ${batchSize} FOR UPDATE SKIP LOCKED`;
    if (rows.length === 0) return 0;
    await inngest.send(
      rows.map((row) => ({
        id: row.id,
        name: row.name,
        data: { ...(typeof row.data === "string" ? JSON.parse(row.data) : row.data), traceparent: row.traceparent },
        ts: row.createdAt.getTime(),
      })),
    );
    await tx.outboxEvent.updateMany({ where: { id: { in: rows.map((row) => row.id) } }, data: { sentAt: new Date() } });
    return rows.length;
  });
}

/** Relays until stopped: at once while there is work, else a look every `idleMs`. Failures are logged and tried again. */
export function startRelay(o: { db: Database; inngest: Inngest; log: Log; idleMs?: number }): {
  stop(): Promise<void>;
} {
  const idleMs = o.idleMs ?? 200;
  let stopped = false;
  const run = async () => {
    while (!stopped) {
      let sent = 0;
      try {
        sent = await relayOnce(o.db, o.inngest);
        outboxSent.inc(sent);
        if (sent < batchSize) outboxWaiting.set(0);
      } catch (error) {
        o.log.warn({ err: error }, "outbox relay failed, will try again");
        outboxWaiting.set(await o.db.outboxEvent.count({ where: { sentAt: null } }).catch(() => Number.NaN));
      }
      if (sent < batchSize) await new Promise((resolve) => setTimeout(resolve, idleMs));
    }
  };
  const running = run();
  return {
    async stop() {
      stopped = true;
      await running;
    },
  };
}
