/**
 * Everything that must outlive a kill -9, in one SQLite file.
 *
 * WAL with synchronous=NORMAL: a commit is in the kernel's hands before it returns, so killing the process loses
 * nothing; cutting the power may lose the last moments. The file is locked exclusively: a second stand-in on the same
 * folder fails at start instead of making every call twice.
 */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync, type SQLInputValue } from "node:sqlite";

const SCHEMA = `
CREATE TABLE IF NOT EXISTS functions(id TEXT PRIMARY KEY, app TEXT NOT NULL, config TEXT NOT NULL, archived INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS events(id TEXT PRIMARY KEY, name TEXT NOT NULL, body TEXT NOT NULL);
-- what starts a function only once in 24 hours: event ids and idempotency keys
CREATE TABLE IF NOT EXISTS claims(fn TEXT, key TEXT, expires INTEGER NOT NULL, PRIMARY KEY(fn, key)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS claims_expires ON claims(expires);
CREATE TABLE IF NOT EXISTS runs(
  id TEXT PRIMARY KEY, fn TEXT NOT NULL, event_id TEXT NOT NULL, status TEXT NOT NULL, started INTEGER NOT NULL, ended INTEGER,
  output TEXT, req_version INTEGER NOT NULL DEFAULT -1, keys TEXT NOT NULL, parent_run TEXT, parent_step TEXT);
CREATE INDEX IF NOT EXISTS runs_status ON runs(status, id);
CREATE INDEX IF NOT EXISTS runs_event ON runs(event_id);
CREATE TABLE IF NOT EXISTS steps(run_id TEXT, step TEXT, n INTEGER NOT NULL, memo TEXT NOT NULL, PRIMARY KEY(run_id, step)) WITHOUT ROWID;
-- what is due at some time: a call of a function or of one step, the end of a sleep, a wait's or an invocation's deadline, a cron tick.
-- The unique pair is the lease: one step of a run is never due, or in flight, twice.
CREATE TABLE IF NOT EXISTS jobs(
  id INTEGER PRIMARY KEY, run_id TEXT NOT NULL, step TEXT NOT NULL, kind TEXT NOT NULL, due INTEGER NOT NULL,
  attempt INTEGER NOT NULL, lost INTEGER NOT NULL, race INTEGER NOT NULL, UNIQUE(run_id, step));
-- runs that listen for an event: to go on (step) or to be cancelled (no step)
CREATE TABLE IF NOT EXISTS waits(
  id INTEGER PRIMARY KEY, run_id TEXT NOT NULL, step TEXT, event TEXT NOT NULL, path TEXT NOT NULL, value TEXT NOT NULL,
  expression TEXT, expires INTEGER NOT NULL);
CREATE INDEX IF NOT EXISTS waits_event ON waits(event, path, value);
CREATE INDEX IF NOT EXISTS waits_run ON waits(run_id);
`;

export type RunStatus = "running" | "completed" | "failed" | "cancelled";

/** A row of `runs`. `event_id` is the id of the row in `events`, not the id the sender chose. */
export interface Run {
  id: string;
  fn: string;
  event_id: string;
  status: RunStatus;
  started: number;
  ended: number | null;
  /** JSON: what the function returned, or its error. */
  output: string | null;
  /** The version of the protocol the SDK chose, -1 until it has. */
  req_version: number;
  /** JSON: one text for each concurrency limit of the function. */
  keys: string;
  /** The run and step that invoked it. */
  parent_run: string | null;
  parent_step: string | null;
}

/** A row of `jobs`. */
export interface JobRow {
  id: number;
  run_id: string;
  step: string;
  kind: "call" | "sleep" | "wait" | "invoke" | "cron";
  due: number;
  attempt: number;
  lost: number;
  race: number;
}

/** A row of `waits`. */
export interface WaitRow {
  id: number;
  run_id: string;
  step: string | null;
  event: string;
  path: string;
  value: string;
  expression: string | null;
  expires: number;
}

export type Store = ReturnType<typeof openStore>;

/** Opens (or makes) the store in this folder; throws when another process has it. */
export function openStore(dir: string) {
  mkdirSync(dir, { recursive: true });
  const db = new DatabaseSync(join(dir, "inngest.sqlite"), { timeout: 500 });
  db.exec("PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;");
  db.exec(SCHEMA);

  const one = <T, P extends SQLInputValue[]>(sql: string) => {
    const statement = db.prepare(sql);
    return (...values: P) => statement.get(...values) as T | undefined;
  };
  const all = <T, P extends SQLInputValue[]>(sql: string) => {
    const statement = db.prepare(sql);
    return (...values: P) => statement.all(...values) as T[];
  };
  /** Answers how many rows changed. */
  const run = <P extends SQLInputValue[]>(sql: string) => {
    const statement = db.prepare(sql);
    return (...values: P) => Number(statement.run(...values).changes);
  };

  const begin = db.prepare("BEGIN IMMEDIATE");
  const commit = db.prepare("COMMIT");
  const rollback = db.prepare("ROLLBACK");

  return {
    /** All or nothing. A throw inside leaves the memory out of step with the disk: whoever catches it must end the process. */
    transaction<T>(work: () => T): T {
      begin.run();
      try {
        const result = work();
        commit.run();
        return result;
      } catch (error) {
        rollback.run();
        throw error;
      }
    },
    close: () => db.close(),

    functions: all<{ id: string; app: string; config: string; archived: number }, []>("SELECT * FROM functions"),
    saveFunction: run<[string, string, string, number]>("INSERT OR REPLACE INTO functions VALUES (?, ?, ?, ?)"),

    addEvent: run<[string, string, string]>("INSERT OR IGNORE INTO events VALUES (?, ?, ?)"),
    event: one<{ body: string }, [string]>("SELECT body FROM events WHERE id = ?"),
    claim: run<[string, string, number, number]>(
      `INSERT INTO claims VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET expires = excluded.expires WHERE claims.expires <= ?`,
    ),

    addRun: run<[string, string, string, number, string, string | null, string | null]>(
      `INSERT INTO runs(id, fn, event_id, status, started, keys, parent_run, parent_step) VALUES (?, ?, ?, 'running', ?, ?, ?, ?)`,
    ),
    run: one<Run, [string]>("SELECT * FROM runs WHERE id = ?"),
    endRun: run<[string, number, string, string]>(
      "UPDATE runs SET status = ?, ended = ?, output = ? WHERE id = ? AND status = 'running'",
    ),
    setVersion: run<[number, string]>("UPDATE runs SET req_version = ? WHERE id = ?"),
    runsByStatus: all<Run & { body: string | null }, [string, number]>(
      "SELECT runs.*, body FROM runs LEFT JOIN events ON events.id = event_id WHERE status = ? ORDER BY runs.id DESC LIMIT ?",
    ),
    runsNewest: all<Run & { body: string | null }, [number]>(
      "SELECT runs.*, body FROM runs LEFT JOIN events ON events.id = event_id ORDER BY runs.id DESC LIMIT ?",
    ),
    runsOfEvent: all<Run & { body: string | null }, [string]>(
      "SELECT runs.*, body FROM runs LEFT JOIN events ON events.id = event_id WHERE event_id = ? ORDER BY runs.id",
    ),

    memoize: run<[string, string, string, string]>(
      "INSERT OR IGNORE INTO steps VALUES (?, ?, (SELECT count(*) FROM steps WHERE run_id = ?), ?)",
    ),
    memoized: one<{ n: number }, [string, string]>("SELECT n FROM steps WHERE run_id = ? AND step = ?"),
    steps: all<{ step: string; memo: string }, [string]>("SELECT step, memo FROM steps WHERE run_id = ? ORDER BY n"),

    jobs: all<JobRow, []>("SELECT * FROM jobs"),
    addJob: one<{ id: number }, [string, string, string, number, number]>(
      `INSERT INTO jobs(run_id, step, kind, due, attempt, lost, race) VALUES (?, ?, ?, ?, 0, 0, ?) ON CONFLICT DO NOTHING RETURNING id`,
    ),
    moveJob: run<[number, number, number, number]>("UPDATE jobs SET due = ?, attempt = ?, lost = ? WHERE id = ?"),
    removeJob: run<[number]>("DELETE FROM jobs WHERE id = ?"),
    removeJobsOf: all<{ step: string }, [string]>("DELETE FROM jobs WHERE run_id = ? RETURNING step"),
    pending: one<{ id: number }, [string]>("SELECT id FROM jobs WHERE run_id = ? LIMIT 1"),
    holding: one<{ id: number }, [string]>("SELECT id FROM jobs WHERE run_id = ? AND race = 0 LIMIT 1"),

    addWait: run<[string, string | null, string, string, string, string | null, number]>(
      "INSERT INTO waits(run_id, step, event, path, value, expression, expires) VALUES (?, ?, ?, ?, ?, ?, ?)",
    ),
    waits: all<WaitRow, [string, string, string]>("SELECT * FROM waits WHERE event = ? AND path = ? AND value = ?"),
    waitPaths: all<{ event: string; path: string }, []>("SELECT DISTINCT event, path FROM waits"),
    removeWait: run<[string, string]>("DELETE FROM waits WHERE run_id = ? AND step = ?"),
    removeWaitsOf: run<[string]>("DELETE FROM waits WHERE run_id = ?"),

    endedBefore: all<{ id: string; event_id: string }, [string, string, number, number]>(
      "SELECT id, event_id FROM runs WHERE status = ? AND id < ? AND ended < ? ORDER BY id LIMIT ?",
    ),
    nthNewest: one<{ id: string }, [string, number]>(
      "SELECT id FROM runs WHERE status = ? ORDER BY id DESC LIMIT 1 OFFSET ?",
    ),
    forgetSteps: run<[string]>("DELETE FROM steps WHERE run_id = ?"),
    forgetRun: run<[string]>("DELETE FROM runs WHERE id = ?"),
    forgetEventOf: run<[string, string]>(
      "DELETE FROM events WHERE id = ? AND NOT EXISTS (SELECT 1 FROM runs WHERE event_id = ?)",
    ),
    eventsAfter: all<{ id: string }, [string, string, number]>(
      "SELECT id FROM events WHERE id > ? AND id < ? ORDER BY id LIMIT ?",
    ),
    forgetClaims: run<[number, number]>(
      "DELETE FROM claims WHERE (fn, key) IN (SELECT fn, key FROM claims WHERE expires <= ? LIMIT ?)",
    ),
  };
}
