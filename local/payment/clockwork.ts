// Does what is due: payments in flight land, notifications go out. All of it is read from the books, so a restart carries on where a kill left off.

import type { NotificationRow } from "./books.ts";
import { attempt } from "./deliver.ts";
import type { Sandbox } from "./sandbox.ts";
import { closeExpired, landLatePayments } from "./trades.ts";
import { settleRefunds } from "./wechat/refunds.ts";

const MOST_AT_ONCE = 64;
const LONGEST_SLEEP = 60_000;

/** Starts the clockwork; `wake` looks at once, `stop` ends it and waits for what is being sent. */
export function startClockwork(sandbox: Sandbox): { wake: () => void; stop: () => Promise<void> } {
  const ending = new AbortController();
  const sending = new Map<number, Promise<void>>();
  let timer: NodeJS.Timeout | undefined;

  const look = () => {
    if (ending.signal.aborted) return;
    landLatePayments(sandbox);
    closeExpired(sandbox);
    settleRefunds(sandbox);
    for (const row of due(sandbox)) {
      if (sending.size >= MOST_AT_ONCE) break;
      if (sending.has(row.seq)) continue;
      const sent = attempt(sandbox, row, ending.signal)
        .catch((error) => console.error("payment sandbox: notification not sent", error))
        .finally(() => {
          sending.delete(row.seq);
          lookIn(0);
        });
      sending.set(row.seq, sent);
    }
    // With every place taken, the next one to finish looks again.
    if (sending.size < MOST_AT_ONCE) lookIn(untilNext(sandbox, [...sending.keys()]));
  };
  const lookIn = (ms: number) => {
    clearTimeout(timer);
    if (!ending.signal.aborted) timer = setTimeout(look, ms);
  };

  lookIn(0);
  return {
    wake: () => lookIn(0),
    stop: async () => {
      clearTimeout(timer);
      ending.abort();
      await Promise.all(sending.values());
    },
  };
}

function due(sandbox: Sandbox): NotificationRow[] {
  return sandbox.books
    .prepare("SELECT * FROM notification WHERE state = 'pending' AND due_at <= ? ORDER BY due_at LIMIT ?")
    .all(sandbox.now(), MOST_AT_ONCE * 2) as NotificationRow[];
}

function untilNext(sandbox: Sandbox, busy: number[]): number {
  const next = sandbox.books
    .prepare(
      `SELECT MIN(at) AS at FROM (
         SELECT MIN(due_at) AS at FROM notification WHERE state = 'pending' AND seq NOT IN (SELECT value FROM json_each(?))
         UNION ALL SELECT MIN(late_at) FROM trade WHERE late_at IS NOT NULL
         UNION ALL SELECT MIN(settles_at) FROM refund WHERE state = 'PROCESSING')`,
    )
    .get(JSON.stringify(busy));
  const at = next?.at === null || next === undefined ? Number.POSITIVE_INFINITY : Number(next.at);
  return Math.max(1, Math.min(LONGEST_SLEEP, at - sandbox.now()));
}
