import { setTimeout as wait } from "node:timers/promises";
import { type Database, type DeadLetterState, inTransaction, isUnreachable, Prisma } from "@kaimu/db";
import { AppError } from "./errors.ts";
import { newId } from "./ids.ts";
import { emit } from "./outbox.ts";
import { askPage, toPage } from "./page.ts";

/** A run that has used up its tries. `event` is what started it, null where that was the clock. */
export interface FailedRun {
  job: string;
  runId: string;
  event: { id: string; name: string; data: Record<string, unknown> } | null;
  /** The letter that it was run again for, if it was. */
  deadLetterId?: string | undefined;
  error: string;
  tries: number;
}

/** Told twice, a run is kept once; another run of the same job for the same event is the same letter, failed once more. */
export async function keepDeadLetter(db: Database, run: FailedRun): Promise<void> {
  const { job, event, runId, tries } = run;
  const error = run.error.slice(0, 500);
  const letterKey = keyOf(job, event?.id);
  await inTransaction(db, async (tx) => {
    if (!run.deadLetterId) {
      // The trace of the request that wrote the event has ended with it.
      const { traceparent: _, ...data } = event?.data ?? {};
      const letter = { id: newId(), letterKey, job, event: event?.name ?? null, error };
      await tx.deadLetter.createMany({
        data: [{ ...letter, data: data as Prisma.InputJsonObject }],
        skipDuplicates: true,
      });
    }
    const where = run.deadLetterId ? { id: run.deadLetterId } : { letterKey };
    const letter = await tx.deadLetter.findUniqueOrThrow({ where });
    const told = await tx.deadLetterRun.createMany({
      data: [{ runId, deadLetterId: letter.id, error }],
      skipDuplicates: true,
    });
    if (told.count === 0) return;
    await tx.$executeRaw`
      UPDATE dead_letters SET state = 'failed', error = ${error}, tries = tries + ${tries}, failedAt = NOW(3),
        doneAt = NULL, doneBy = NULL, note = NULL
      WHERE id = ${letter.id}`;
    // A job that runs each minute and fails each minute shall not fill the table.
    await tx.$executeRaw`
      DELETE FROM dead_letter_runs WHERE deadLetterId = ${letter.id} AND at < NOW(3) - INTERVAL 14 DAY`;
  });
}

/**
 * Keeps it although the database may be away, of which many a job has died just now: who hears of a failed run is tried twice and no more, so this
 * waits by itself, a minute at most.
 */
export async function keepOnceReachable(db: Database, run: FailedRun, waitMs = 2_000): Promise<void> {
  for (let left = 30; ; left -= 1) {
    try {
      return await keepDeadLetter(db, run);
    } catch (error) {
      if (left === 0 || !isUnreachable(error)) throw error;
    }
    await wait(waitMs);
  }
}

/** A run has succeeded: its letter, if there is one, is done. */
export async function settleDeadLetter(db: Database, o: { id: string } | { job: string }): Promise<void> {
  const which = "id" in o ? Prisma.sql`id = ${o.id}` : Prisma.sql`letterKey = ${keyOf(o.job)}`;
  await db.$executeRaw`UPDATE dead_letters SET state = 'done', doneAt = NOW(3), doneBy = NULL WHERE ${which} AND state <> 'done'`;
}

/** So long a run that was started again is given before it can be started once more. */
const againSeconds = 600;

/**
 * Runs a letter's job once more with the same event; pressed twice, it runs once. Throws STATE_CHANGED when it is done, or was just run again.
 */
export async function runLetterAgain(db: Database, o: { id: string; operatorId: string }): Promise<void> {
  await inTransaction(db, async (tx) => {
    const started = await tx.$executeRaw`
      UPDATE dead_letters SET state = 'again', againAt = NOW(3), againBy = ${o.operatorId}
      WHERE id = ${o.id}
        AND (state = 'failed' OR (state = 'again' AND againAt < NOW(3) - INTERVAL ${againSeconds} SECOND))`;
    if (started === 0) throw new AppError("STATE_CHANGED", { detail: `dead letter ${o.id}` });
    const { job, data } = await tx.deadLetter.findUniqueOrThrow({ where: { id: o.id } });
    await emit(tx, "job/run-again.requested", { job, deadLetterId: o.id, data: data as Prisma.InputJsonObject });
  });
}

/** An operator is done with a letter that will not be run again. Throws STATE_CHANGED when it is done already. */
export async function endLetter(db: Database, o: { id: string; note: string; operatorId: string }): Promise<void> {
  const ended = await db.$executeRaw`
    UPDATE dead_letters SET state = 'done', doneAt = NOW(3), doneBy = ${o.operatorId}, note = ${o.note}
    WHERE id = ${o.id} AND state <> 'done'`;
  if (ended === 0) throw new AppError("STATE_CHANGED", { detail: `dead letter ${o.id}` });
}

/** Letters, the last that failed first; `open` are those that are not done. */
export async function listDeadLetters(
  db: Database,
  o: { limit: number; cursor?: string | undefined; state: "open" | "done" },
) {
  const rows = await db.deadLetter.findMany({
    where: { state: o.state === "done" ? "done" : { in: ["failed", "again"] satisfies DeadLetterState[] } },
    orderBy: [{ failedAt: "desc" }, { id: "desc" }],
    ...askPage(o),
  });
  const { page, next } = toPage(rows, o.limit);
  return { letters: page, next };
}

/** How many letters are not done. */
export async function openDeadLetters(db: Database): Promise<number> {
  return db.deadLetter.count({ where: { state: { in: ["failed", "again"] } } });
}

/** Which of these runs are kept as letters. */
export async function keptRuns(db: Database, runIds: string[]): Promise<Set<string>> {
  const rows = await db.deadLetterRun.findMany({ where: { runId: { in: runIds } }, select: { runId: true } });
  return new Set(rows.map(({ runId }) => runId));
}

const keyOf = (job: string, eventId?: string) => (eventId ? `${job} ${eventId}` : job).slice(0, 160);
