import type { IncomingMessage, ServerResponse } from "node:http";
import { AppError, adminRouter, opsRouter, type Platform, refusalOf, sentenceOf, webRouter } from "@kaimu/api";
import { callTRPCProcedure, getTRPCErrorFromUnknown } from "@trpc/server";
import { answer } from "./answer.ts";
import { readBody } from "./body.ts";
import { checkOrigin, clientOf, contextOf, doorOf } from "./caller.ts";
import { clientHeaders } from "./client-headers.ts";
import { fromWire, toWire } from "./wire.ts";

const routers = { web: webRouter, admin: adminRouter, ops: opsRouter };

/**
 * One call of one procedure, `/trpc/<room>.<procedure>`, never batched. The routers are called without tRPC's own HTTP adapter,
 * which costs more than everything else in a call; the answers have the shape its clients expect.
 */
export async function answerTrpc(
  platform: Platform,
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const type = request.method === "GET" ? "query" : "mutation";
  const door = routers[doorOf(request)];
  const client = clientOf(platform, request);
  try {
    if (type === "mutation") checkOrigin(platform, request);
    const [text, ctx] = await Promise.all([
      type === "query" ? new URLSearchParams(request.url?.split("?")[1]).get("input") : readBody(request),
      contextOf(platform, request, client, path),
    ]);
    const data = await callTRPCProcedure({
      router: door,
      path,
      type,
      ctx,
      getRawInput: async () => readInput(text),
      signal: undefined,
      batchIndex: 0,
    });
    answer(response, 200, { result: { data: toWire(data) } }, clientHeaders(platform, client));
  } catch (thrown) {
    const refusal = refusalOf(thrown);
    const { status } = sentenceOf(refusal.code);
    const headers = clientHeaders(platform, client);
    // Whoever is refused for a while hears for how long.
    const wait = refusal.facts?.retryAfterSeconds ?? (status === 503 ? 2 : undefined);
    if (wait !== undefined) headers["retry-after"] = String(wait);
    const shape = {
      message: refusal.code,
      code: -32_000,
      data: { httpStatus: status, code: getTRPCErrorFromUnknown(thrown).code, path, refusal },
    };
    answer(response, status, { error: toWire(shape) }, headers);
  }
}

/** The call's input from its JSON. Throws BAD_INPUT when it is none. */
function readInput(text: string | null): unknown {
  if (!text) return undefined;
  try {
    return fromWire(text);
  } catch (cause) {
    throw new AppError("BAD_INPUT", { cause });
  }
}
