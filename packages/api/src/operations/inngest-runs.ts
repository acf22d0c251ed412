import { z } from "zod";
import type { Context } from "../context.ts";
import { AppError } from "../platform/errors.ts";

/** The part of the Inngest server's REST API that operators need. Source: https://api-docs.inngest.com (GET /v1/runs and its kin). */
const run = z.object({
  run_id: z.string(),
  function_slug: z.string().nullish(),
  function_id: z.string(),
  event_id: z.string().nullish(),
  status: z.string(),
  run_started_at: z.string(),
  ended_at: z.string().nullish(),
  error: z.string().nullish(),
});
export type Run = z.infer<typeof run>;

/** An answer later than this is none: the board asks again soon. */
const patienceMs = 3_000;

/** The newest runs, of one status if given. Throws JOBS_UNAVAILABLE when the server does not offer the list or does not answer. */
export async function listRuns(ctx: Pick<Context, "env">, o: { status?: string; limit: number }): Promise<Run[]> {
  const query = new URLSearchParams({ limit: String(o.limit), ...(o.status ? { status: o.status } : {}) });
  const response = await ask(ctx, "GET", `/v1/runs?${query}`);
  const answer = z
    .object({ data: z.array(run) })
    .safeParse(response.ok ? await response.json().catch(() => null) : null);
  if (!answer.success) throw unavailable(`GET /v1/runs answered ${response.status}`);
  return answer.data.data;
}

/** Runs an ended run's function once more with the same event; answers the new run's id. Throws NOT_FOUND, JOBS_UNAVAILABLE. */
export async function rerun(ctx: Pick<Context, "env">, runId: string): Promise<string> {
  const response = await ask(ctx, "POST", `/v1/runs/${encodeURIComponent(runId)}/rerun`);
  const body: unknown = await response.json().catch(() => null);
  const answer = z.object({ data: z.object({ run_id: z.string() }) }).safeParse(body);
  if (response.ok && answer.success) return answer.data.data.run_id;
  if (response.status === 404) throw new AppError("NOT_FOUND", { detail: `run ${runId}` });
  throw unavailable(`POST /v1/runs/…/rerun answered ${response.status}`);
}

async function ask({ env }: Pick<Context, "env">, method: "GET" | "POST", path: string): Promise<Response> {
  const headers = new Headers(
    env.INNGEST_SIGNING_KEY ? { authorization: `Bearer ${env.INNGEST_SIGNING_KEY}` } : undefined,
  );
  const url = new URL(path, env.INNGEST_BASE_URL);
  try {
    return await fetch(url, { method, headers, signal: AbortSignal.timeout(patienceMs) });
  } catch (error) {
    throw unavailable("the job server does not answer", error);
  }
}

function unavailable(detail: string, cause?: unknown): AppError {
  return new AppError("JOBS_UNAVAILABLE", { detail, ...(cause === undefined ? {} : { cause }) });
}
