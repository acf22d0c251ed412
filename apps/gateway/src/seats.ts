import type { IncomingMessage, ServerResponse } from "node:http";
import { layoutOf, type Platform, planFile, refusalOf, sentenceOf, unitStates } from "@kaimu/api";
import { answer } from "./answer.ts";
import { contextOf } from "./caller.ts";

const uuid = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
const geometry = new RegExp(`^/seats/geometry/(${uuid})\\.json$`);
const plan = new RegExp(`^/seats/plan/(${uuid})/(\\d{1,9})\\.json$`);
const state = new RegExp(`^/seats/state/(${uuid})$`);

/** What a seat map is drawn from: geometry and plan, which never change and are kept for ever, and the units' states, which are not. */
export async function answerSeats(
  platform: Platform,
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const [, seatMapId] = geometry.exec(path) ?? [];
  const [, planned, version] = plan.exec(path) ?? [];
  const [, performanceId] = state.exec(path) ?? [];
  try {
    if (seatMapId) return answerForEver(response, await layoutOf(platform, seatMapId));
    const ctx = await contextOf(platform, request);
    if (planned)
      return answerForEver(response, await planFile(ctx, { performanceId: planned, version: Number(version) }));
    if (performanceId) {
      const { version, planVersion, states } = await unitStates(ctx, performanceId);
      return answer(response, 200, { version, planVersion, states: states.toString("base64") });
    }
    answer(response, 404, { error: "NOT_FOUND" });
  } catch (error) {
    const { code } = refusalOf(error);
    if (code === "INTERNAL") platform.log.error({ err: error, path }, "seats not answered");
    answer(response, sentenceOf(code).status, { error: code });
  }
}

function answerForEver(response: ServerResponse, body: unknown): void {
  response.writeHead(200, {
    "content-type": "application/json; charset=utf-8",
    "cache-control": "public, max-age=31536000, immutable",
  });
  response.end(JSON.stringify(body));
}
