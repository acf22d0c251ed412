/** What the stand-in answers to: the SDK's side of the real server's API, and a small part of its REST API. */
import type { IncomingMessage } from "node:http";
import { takeCheckpoint } from "./checkpoint.ts";
import type { Engine } from "./engine.ts";
import { EventError, takeEvents } from "./events.ts";
import { RegistrationError, uuidOf } from "./functions.ts";
import { HttpError, readJson } from "./http.ts";
import { listRuns, oneRun, rerun, runsOfEvent } from "./read-runs.ts";
import { scheduleCrons } from "./schedule.ts";
import { newUlid } from "./ulid.ts";

interface Request {
  engine: Engine;
  incoming: IncomingMessage;
  /** The part of the path that the route's group caught. */
  id: string;
  query: URLSearchParams;
}

type Answer = { status: number; body?: unknown };

const ROUTES: [method: string, path: RegExp, handle: (request: Request) => Answer | Promise<Answer>][] = [
  ["POST", /^\/e\/([^/]+)$/, events],
  ["POST", /^\/v1\/checkpoint\/([^/]+)\/async$/, checkpoint],
  ["POST", /^\/fn\/register$/, register],
  ["GET", /^\/health$/, () => ({ status: 200, body: { status: 200, message: "OK" } })],
  ["GET", /^\/dev$/, () => ({ status: 200, body: { version: "stand-in" } })],
  ["GET", /^\/v1\/events\/([^/]+)\/runs$/, ({ engine, id }) => ok(runsOfEvent(engine, id))],
  ["GET", /^\/v1\/runs$/, ({ engine, query }) => ok(listRuns(engine, query))],
  ["GET", /^\/v1\/runs\/([^/]+)$/, ({ engine, id }) => ok(oneRun(engine, id))],
  ["POST", /^\/v1\/runs\/([^/]+)\/rerun$/, again],
];

/** Finds the route and answers; throws HttpError for what the caller did wrong. */
export async function route(engine: Engine, incoming: IncomingMessage): Promise<Answer> {
  const url = new URL(incoming.url ?? "/", "http://local");
  for (const [method, path, handle] of ROUTES) {
    const match = incoming.method === method ? path.exec(url.pathname) : null;
    if (match) return handle({ engine, incoming, id: decodeURIComponent(match[1] ?? ""), query: url.searchParams });
  }
  throw new HttpError(404, `nothing at ${incoming.method} ${url.pathname}`);
}

function ok(data: unknown): Answer {
  if (data === undefined) throw new HttpError(404, "no such run");
  return { status: 200, body: { data, metadata: { fetched_at: new Date().toISOString(), cached_until: null } } };
}

async function events({ engine, incoming }: Request): Promise<Answer> {
  const body = await readJson(incoming);
  try {
    const ids = takeEvents(engine, body, incoming.headers["x-inngest-event-id-seed"]?.toString());
    return { status: 200, body: { ids, status: 200 } };
  } catch (error) {
    if (error instanceof EventError) throw new HttpError(400, error.message);
    throw error;
  }
}

async function checkpoint({ engine, incoming, id }: Request): Promise<Answer> {
  const body = (await readJson(incoming)) as Parameters<typeof takeCheckpoint>[2];
  return takeCheckpoint(engine, id, body ?? {})
    ? { status: 200 }
    : { status: 409, body: { error: "stale", status: 409 } };
}

async function register({ engine, incoming }: Request): Promise<Answer> {
  const body = await readJson(incoming);
  try {
    const { app, modified } = engine.functions.register(body);
    scheduleCrons(engine, app);
    if (modified) engine.log("functions registered", { app });
    return { status: 200, body: { ok: true, modified, sync_id: uuidOf(newUlid(engine.now())), app_id: uuidOf(app) } };
  } catch (error) {
    if (!(error instanceof RegistrationError)) throw error;
    engine.log("registration refused", { error: error.message });
    // `error` and `status` are what the SDK shows to the worker that asked.
    return { status: 400, body: { ok: false, modified: false, error: error.message, status: 400 } };
  }
}

function again({ engine, id }: Request): Answer {
  const runId = rerun(engine, id);
  if (!runId) throw new HttpError(404, "no such ended run of a known function");
  return { status: 200, body: { data: { run_id: runId } } };
}
