import type { IncomingMessage, ServerResponse } from "node:http";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { type Log, sentenceOf, shedTotal, workInFlight, workLimit } from "@kaimu/api";
import superjson from "superjson";
import { adaptiveLimit, type LimitBounds } from "./adaptive-limit.ts";
import { doorOf } from "./caller.ts";
import { comeBack, longestWaitSeconds } from "./come-back.ts";

/**
 * What a call is for this process when it has too much to do: reads go first, then those who begin (a hold, a place in a queue, a login code);
 * who has seats in his hand and wants to order, pay or let go, and operators, go last. Callbacks, health and metrics are never turned away.
 */
export type Kind = "read" | "begin" | "finish";

/** Below the floor nothing is turned away: so little work is done in milliseconds, and what is late then is late for another's reasons. */
const bounds: LimitBounds = { floor: 128, ceiling: 400, start: 160, targetMs: 150, loopTargetMs: 40 };
/** Which part of the limit a kind may fill. */
const part: Record<Kind, number> = { read: 0.8, begin: 1, finish: 4 };
/** One turn of the event loop takes in new work for no longer than this; what else came with it is turned away, so that what was taken is answered. */
const turnMs: Record<Kind, number> = { read: 25, begin: 40, finish: 200 };
const adaptEveryMs = 100;
/**
 * Turning away takes time too, some 20 µs each: of a crowd many times greater than can be served it would take all that is left, everyone would wait, and who is served
 * longest. With so many turned away in a tenth of a second the limit is at its narrowest, this part of itself; with fewer it is less narrow.
 */
const crowd = { turnedAway: 2_000, leaves: 0.25 };

export interface Shedder {
  /** Counts a call in, to be counted out with `end`; false when it must be turned away: then nothing has been asked or read yet. */
  begin(kind: Kind): boolean;
  end(kind: Kind, ms: number): void;
  /** Answers "busy" at once. */
  turnAway(kind: Kind, response: ServerResponse): void;
  close(): void;
}

/** Watches this process's work. One a process. */
export function shedder(log: Pick<Log, "warn">, own: Partial<LimitBounds> = {}): Shedder {
  const set = { ...bounds, ...own };
  const work = adaptiveLimit(set);
  const back = comeBack();
  const loop = monitorEventLoopDelay({ resolution: 10 });
  loop.enable();
  let turnBegan = 0;
  let turned = 0;
  /** 1 without a crowd, less with one. */
  let room = 1;
  const timer = setInterval(() => {
    // The histogram counts the timer's own 10 ms with the delay.
    work.adapt(loop.percentile(50) / 1e6 - 10);
    loop.reset();
    back.tick();
    workLimit.set(work.limit);
    workInFlight.set(work.inFlight);
    const crowded = 1 - (1 - crowd.leaves) * Math.min(1, turned / crowd.turnedAway);
    // Narrow at once, wide again in some tenths of a second.
    room = Math.min(crowded, room + 0.2);
    if (turned > 0) log.warn({ turned, limit: work.limit, inFlight: work.inFlight }, "calls turned away");
    turned = 0;
  }, adaptEveryMs).unref();

  const inTurnMs = () => {
    const now = performance.now();
    if (turnBegan === 0) {
      turnBegan = now;
      setImmediate(() => {
        turnBegan = 0;
      });
    }
    return now - turnBegan;
  };

  return {
    begin(kind) {
      const inTurn = inTurnMs();
      const mine = part[kind] * room;
      const few = work.inFlight < set.floor * mine;
      if (!few && (work.inFlight >= work.limit * mine || inTurn > turnMs[kind])) return false;
      work.begin();
      return true;
    },
    end(kind, ms) {
      back.answered();
      // Who finishes may wait for a payment gateway: that says nothing of this process.
      work.end(kind === "finish" ? undefined : ms);
    },
    turnAway(kind, response) {
      turned += 1;
      shedTotal.inc({ kind });
      const { head, body } = busy[back.turnedAway() - 1] as (typeof busy)[number];
      response.sendDate = false;
      response.writeHead(503, head);
      response.end(body);
    },
    close() {
      clearInterval(timer);
      loop.disable();
    },
  };
}

/** The answer with each waiting time, ready to be sent. */
const busy = Array.from({ length: longestWaitSeconds }, (_, n) => {
  const retryAfterSeconds = n + 1;
  const { status, zh, en } = sentenceOf("BUSY");
  const refusal = { code: "BUSY", zh, en, facts: { retryAfterSeconds } };
  const shape = {
    message: "BUSY",
    code: -32_000,
    data: { httpStatus: status, code: "SERVICE_UNAVAILABLE", refusal },
  };
  const body = Buffer.from(JSON.stringify({ error: superjson.serialize(shape) }));
  const head = [
    ...["content-type", "application/json; charset=utf-8", "cache-control", "no-store"],
    ...["retry-after", String(retryAfterSeconds), "content-length", String(body.length)],
  ];
  return { head, body };
});

const begins = ["inventory.hold", "admission.join", "identity.sendCode"];
const finishes = ["ordering.", "payment.", "inventory.letGo", "inventory.letPassGo"];

/** What a request is to the shedder; undefined when it is never turned away. */
export function kindOf(request: IncomingMessage, path: string): Kind | undefined {
  if (path.startsWith("/trpc/")) {
    if (doorOf(request) !== "web" || finishes.some((one) => path.startsWith(one, 6))) return "finish";
    return begins.some((one) => path.startsWith(one, 6)) ? "begin" : "read";
  }
  return path.startsWith("/seats/") ? "read" : undefined;
}
