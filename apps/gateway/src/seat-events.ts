import type { IncomingMessage, ServerResponse } from "node:http";
import { changesSince, type Platform, type UnitChange, type UnitWatcher, unitStates, watchUnits } from "@kaimu/api";
import { answer } from "./answer.ts";
import { contextOf } from "./caller.ts";

/** Beyond this many viewers a process tells the rest to ask from time to time instead. */
const viewersAtMost = 20_000;
/** A line now and then, so that nobody on the way takes a quiet stream for a dead one. */
const heartbeatMs = 20_000;
const pollAfterMs = 15_000;

/** The stream of a performance's changes, `/events/seats/<performance>?from=<version>`. One subscription serves all viewers of this process. */
export function seatEvents(platform: Platform) {
  let watcher: UnitWatcher | undefined;
  let viewers = 0;

  async function answerEvents(
    performanceId: string,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    if (viewers >= viewersAtMost) return answer(response, 503, { error: "BUSY", pollAfterMs });
    watcher ??= watchUnits(platform.redis);
    const ctx = await contextOf(platform, request);
    response.writeHead(200, {
      "content-type": "text/event-stream",
      "cache-control": "no-store",
      "x-accel-buffering": "no",
    });
    response.flushHeaders();
    const send = (event: string, data: unknown) => response.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
    const sendAll = async () => {
      const { version, states } = await unitStates(ctx, performanceId);
      send("reset", { version, states: states.toString("base64") });
    };

    viewers += 1;
    const heartbeat = setInterval(() => response.write(":\n\n"), heartbeatMs);
    let stop: (() => void) | undefined;
    response.once("close", () => {
      viewers -= 1;
      clearInterval(heartbeat);
      stop?.();
    });

    try {
      // Listen first, then look back: what happens in between comes twice, and a page drops versions it has.
      const early: UnitChange[] = [];
      let tell = (change: UnitChange) => void early.push(change);
      stop = await watcher.watch(performanceId, (change) => tell(change));
      if (response.destroyed) return stop();
      const from = Number(new URLSearchParams(request.url?.split("?")[1]).get("from") ?? -1);
      const missed = await changesSince(platform, performanceId, from);
      tell = (change) => {
        if (change.units === "reset") sendAll().catch(() => response.end());
        else send("delta", change);
      };
      if (missed === undefined) await sendAll();
      for (const change of [...(missed ?? []), ...early]) tell(change);
    } catch (error) {
      platform.log.warn({ err: error, performanceId }, "seat events broke off");
      send("poll", { afterMs: pollAfterMs });
      response.end();
    }
  }

  return { answer: answerEvents, close: () => watcher?.close() };
}
