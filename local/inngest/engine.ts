/** What the parts of the stand-in share: the store, the clock, the jobs, and the words they use for them. */
import type { FunctionBook } from "./functions.ts";
import type { Jobs } from "./jobs.ts";
import type { Store } from "./store.ts";

/** Settings of one stand-in; times in milliseconds. */
export interface Settings {
  /** Calls to workers in flight at once, over all functions. */
  calls: number;
  /** Delay before the first retry of a step or function; doubles with each attempt, never above a minute. */
  retryBase: number;
  /** How long a call may last before the worker counts as lost. */
  callTimeout: number;
  /** How long completed runs are kept, and failed or cancelled ones. */
  keepCompleted: number;
  keepFailed: number;
  /** Completed runs kept at most; the oldest go first. */
  keepRuns: number;
  /** Time between two rounds of forgetting. */
  pruneEvery: number;
}

/** An event as functions see it, keys in the order in which the real server writes them. */
export interface InngestEvent {
  data: Record<string, unknown>;
  id: string;
  name: string;
  ts: number;
  user: Record<string, unknown>;
  v?: string;
}

/** An error as the SDK serializes it. */
export interface RunError {
  name: string;
  message: string;
  stack: string;
  cause?: unknown;
}

export interface Engine {
  settings: Settings;
  store: Store;
  functions: FunctionBook;
  jobs: Jobs;
  /** By event name, the paths by which waiting runs are looked up; "" stands for all that wait for the name. */
  waitPaths: Map<string, Set<string>>;
  /** Milliseconds since 1970; injected so that tests can stand just before a full minute. */
  now(): number;
  log(event: string, fields?: Record<string, unknown>): void;
  /** Hands an event of the server's own to functions and waiting runs; must be called inside a transaction. */
  deliver(event: InngestEvent): void;
  /** For errors after which memory and disk may disagree: ends the process, unless a test says otherwise. */
  fatal(error: unknown): void;
}
