import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { continueTrace, healthOf, type Log, type Platform, plainLog, registry } from "@kaimu/api";
import { answer } from "./answer.ts";
import { answerCallback } from "./callbacks.ts";
import { doorOf } from "./caller.ts";
import { headerOf } from "./header.ts";
import { seatEvents } from "./seat-events.ts";
import { answerSeats } from "./seats.ts";
import { kindOf, shedder } from "./shed.ts";
import { answerTrpc } from "./trpc.ts";
import { waitingEvents } from "./waiting-events.ts";
import { answerWechatDomain, isWechatDomainFile } from "./wechat-domain.ts";

/** Which part of the gateway answers a path. */
export function handle(platform: Platform): RequestListener {
  const events = { seats: seatEvents(platform), waiting: waitingEvents(platform) };
  const work = shedder(platform.log);
  const accessLog = plainLog(platform.log);
  return (request, response) => {
    const path = (request.url ?? "/").split("?", 1)[0] ?? "/";
    const kind = kindOf(request, path);
    // Before anything is read, asked or written: what is turned away must cost next to nothing.
    if (kind && !work.begin(kind)) return work.turnAway(kind, response);
    whenDone(response, (ms) => {
      if (kind) work.end(kind, ms);
      logAnswer(accessLog, path, request, response, ms);
    });
    continueTrace(headerOf(request, "traceparent"), () => route(platform, events, path, request, response)).catch(
      (error) => {
        platform.log.error({ err: error, path }, "request failed");
        if (!response.headersSent) answer(response, 500, { error: "INTERNAL" });
        else response.destroy();
      },
    );
  };
}

function whenDone(response: ServerResponse, tell: (ms: number) => void): void {
  const since = performance.now();
  response.once("close", () => tell(Math.round((performance.now() - since) * 10) / 10));
}

/** The access log: what was asked, how it was answered, how long it took. No address, no cookie, no query string. */
function logAnswer(log: Log, path: string, request: IncomingMessage, response: ServerResponse, ms: number): void {
  const { method } = request;
  log.info({ method, path, door: doorOf(request), status: response.statusCode, ms }, "answered");
}

async function route(
  platform: Platform,
  events: { seats: ReturnType<typeof seatEvents>; waiting: ReturnType<typeof waitingEvents> },
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (path.startsWith("/trpc/")) return answerTrpc(platform, path.slice("/trpc/".length), request, response);
  if (path.startsWith("/seats/")) return answerSeats(platform, path, request, response);
  const [, kind, watched] = /^\/events\/(seats|waiting)\/([0-9a-f-]{36})$/.exec(path) ?? [];
  if (kind && watched) return events[kind as keyof typeof events].answer(watched, request, response);
  const [, account] = /^\/callbacks\/([a-z][a-z0-9_]{0,39})$/.exec(path) ?? [];
  if (account) return answerCallback(platform, account, request, response);
  if (isWechatDomainFile(path)) return answerWechatDomain(platform.env, path, response);
  if (path === "/healthz") return answer(response, 200, { ok: true });
  if (path === "/readyz") {
    const health = await healthOf(platform);
    return answer(response, health.ready ? 200 : 503, health);
  }
  if (path === "/metrics") {
    response.setHeader("content-type", registry.contentType);
    response.end(await registry.metrics());
    return;
  }
  return answer(response, 404, { error: "NOT_FOUND" });
}
