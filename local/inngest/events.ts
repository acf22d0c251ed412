/** Events: taken in for good, then handed to the functions they start and the runs that wait for them. */
import { z } from "zod";
import type { Engine, InngestEvent } from "./engine.ts";
import { holds, keyOf } from "./expressions.ts";
import type { FunctionConfig } from "./functions.ts";
import { startRun } from "./runs.ts";
import { newUlid, seededUlid } from "./ulid.ts";
import { meetWaits } from "./waits.ts";

/** How long an event id or an idempotency key starts a function only once. */
const ONCE_FOR = 86_400_000;

const sent = z.object({
  name: z.string().min(1).max(256),
  data: z.record(z.string(), z.unknown()).nullish(),
  id: z.string().nullish(),
  ts: z.number().int().nullish(),
  user: z.record(z.string(), z.unknown()).nullish(),
  v: z.string().nullish(),
});
const sentMany = z.union([z.array(sent), sent.transform((one) => [one])]);

/** A request that cannot be taken; nothing of it was. */
export class EventError extends Error {}

/**
 * Takes one event or an array of them, all or none, and answers their ids. When it returns they are on the disk with
 * the runs they started. `seed` is the header by which a request sent again names the same events.
 */
export function takeEvents(engine: Engine, body: unknown, seed: string | undefined): string[] {
  const parsed = sentMany.safeParse(body);
  if (!parsed.success) throw new EventError(z.prettifyError(parsed.error));
  const reserved = parsed.data.find((event) => event.name.startsWith("inngest/"));
  if (reserved) throw new EventError(`event name is reserved for internal use: ${reserved.name}`);
  return engine.store.transaction(() =>
    parsed.data.map((one, index) => {
      const now = engine.now();
      const rowId = (seed && seededUlid(seed, index)) || newUlid(now);
      const { name, data, user } = one;
      const event: InngestEvent = { data: data ?? {}, id: one.id || rowId, name, ts: one.ts || now, user: user ?? {} };
      if (one.v) event.v = one.v;
      deliver(engine, rowId, event, one.id ?? undefined);
      return rowId;
    }),
  );
}

/** Hands over an event the server makes itself. Inside a transaction. */
export function deliverOwn(engine: Engine, event: InngestEvent): void {
  deliver(engine, newUlid(event.ts), event, undefined);
}

function deliver(engine: Engine, rowId: string, event: InngestEvent, chosenId: string | undefined): void {
  const fresh = engine.store.addEvent(rowId, event.name, JSON.stringify(event)) === 1;
  if (!fresh) return; // the same request again
  // Waiting runs first: a run that an event both starts and cancels is cancelled by the next one, not by its own.
  meetWaits(engine, event);
  for (const fn of engine.functions.triggeredBy(event.name)) {
    if (!triggers(fn, event) || !claims(engine, fn, event, chosenId)) continue;
    startRun(engine, fn, { eventId: rowId, event, due: Math.max(event.ts, engine.now()) });
  }
}

function triggers(fn: FunctionConfig, event: InngestEvent): boolean {
  return fn.triggers.some((t) => t.event === event.name && (!t.expression || holds(t.expression, { event })));
}

/** False when this function was already started by this event id or idempotency key. */
function claims(engine: Engine, fn: FunctionConfig, event: InngestEvent, chosenId: string | undefined): boolean {
  const now = engine.now();
  const key = fn.idempotency ? keyOf(fn.idempotency, { event }) : undefined;
  if (chosenId && engine.store.claim(fn.id, `event ${chosenId}`, now + ONCE_FOR, now) === 0) return false;
  return key === undefined || engine.store.claim(fn.id, `key ${key}`, now + ONCE_FOR, now) === 1;
}
