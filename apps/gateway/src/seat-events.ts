import type { IncomingMessage, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { type Platform, systemContext, type UnitWatcher, watchUnits } from "@kaimu/api";
import { answer } from "./answer.ts";
import { agentOf } from "./caller.ts";
import { type Audience, openAudience } from "./seat-audience.ts";
import { beginStream, event } from "./stream.ts";

/** Beyond this many viewers a process tells the rest to ask from time to time instead. */
const viewersAtMost = 20_000;
/** A line now and then, so that nobody on the way takes a quiet stream for a dead one. */
const heartbeatMs = 20_000;
const pollAfterMs = 15_000;
const goodbye = event("poll", { afterMs: pollAfterMs });

const viewOf = (performanceId: string, agentId: string | undefined) => `${performanceId} ${agentId ?? ""}`;

/** The stream of a performance's changes, `/events/seats/<performance>?from=<version>`. One subscription serves all viewers of this process. */
export function seatEvents(platform: Platform) {
  /** By whose link their viewers have come: what these may buy is not what others may. */
  const watchers = new Map<string, UnitWatcher>();
  let viewers = 0;
  const audiences = new Map<string, { audience: Audience; people: number }>();
  // One for all of them: ten thousand timers would cost more than what they write.
  const heartbeat = setInterval(() => {
    for (const { audience } of audiences.values()) audience.keepAlive(heartbeatMs);
  }, heartbeatMs / 4).unref();

  function comeIn(performanceId: string, agentId: string | undefined): Audience {
    const ctx = { ...systemContext(platform), agentId };
    const watcher = watchers.get(agentId ?? "") ?? watchUnits(ctx);
    watchers.set(agentId ?? "", watcher);
    const view = viewOf(performanceId, agentId);
    const known = audiences.get(view) ?? {
      audience: openAudience({ ctx, watcher, performanceId, goodbye }),
      people: 0,
    };
    audiences.set(view, known);
    known.people += 1;
    viewers += 1;
    return known.audience;
  }

  function goOut(view: string, viewer: Socket): void {
    const known = audiences.get(view);
    viewers -= 1;
    if (!known) return;
    known.audience.leave(viewer);
    known.people -= 1;
    if (known.people > 0) return;
    audiences.delete(view);
    known.audience.close();
  }

  async function answerEvents(
    performanceId: string,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    if (viewers >= viewersAtMost) return answer(response, 503, { error: "BUSY", pollAfterMs });
    beginStream(response);
    const viewer = request.socket;
    const agentId = agentOf(platform, request);
    const audience = comeIn(performanceId, agentId);
    response.once("close", () => goOut(viewOf(performanceId, agentId), viewer));
    const from = Number(new URLSearchParams(request.url?.split("?")[1]).get("from") ?? -1);
    try {
      await audience.join(viewer, from);
    } catch (error) {
      platform.log.warn({ err: error, performanceId }, "seat events broke off");
      viewer.end(goodbye);
    }
  }

  return {
    answer: answerEvents,
    close() {
      clearInterval(heartbeat);
      for (const watcher of watchers.values()) watcher.close();
    },
  };
}
