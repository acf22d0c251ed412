/** One HTTP call to a worker: what it is told, and what came back. */
import { type Agent, type IncomingHttpHeaders, request } from "node:http";
import type { FunctionConfig } from "./functions.ts";
import type { Job } from "./jobs.ts";
import type { Run } from "./store.ts";

export interface Answer {
  status: number;
  headers: Record<string, string | undefined>;
  text: string;
  /** The parsed body; undefined when it is not JSON. */
  json: unknown;
}

/** `refused`: nobody listens, the function has not run. `lost`: the connection ended in the middle, it may have. */
export type Outcome = { kind: "answer"; answer: Answer } | { kind: "refused" | "lost"; reason: string };

const UNREACHED = new Set(["ECONNREFUSED", "EHOSTUNREACH", "ENETUNREACH", "ENOTFOUND", "EAI_AGAIN", "EADDRNOTAVAIL"]);

/** Makes the call and waits for its end, at most `timeout` ms; never throws. */
export function callWorker(
  agent: Agent,
  target: string,
  headers: Record<string, string>,
  body: string,
  timeout: number,
): Promise<Outcome> {
  return new Promise((resolve) => {
    const failed = (error: NodeJS.ErrnoException) =>
      resolve({ kind: UNREACHED.has(error.code ?? "") ? "refused" : "lost", reason: error.code ?? error.message });
    const length = { "content-length": String(Buffer.byteLength(body)) };
    const outgoing = request(target, { method: "POST", agent, headers: { ...headers, ...length } }, (incoming) => {
      const chunks: Buffer[] = [];
      incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
      incoming.on("error", failed);
      incoming.on("close", () => {
        if (!incoming.complete) failed(new Error("the answer broke off"));
        const text = Buffer.concat(chunks).toString();
        resolve({
          kind: "answer",
          answer: { status: incoming.statusCode ?? 0, headers: flat(incoming.headers), text, json: parsed(text) },
        });
      });
    });
    outgoing.setTimeout(timeout, () => outgoing.destroy(new Error("no answer in time")));
    outgoing.on("error", failed);
    outgoing.end(body);
  });
}

/** Url, headers and body by which the SDK is told to run `job`, as the real server writes them. */
export function describeCall(
  job: Job,
  run: Run,
  fn: FunctionConfig,
  requestId: string,
  eventText: string,
  steps: { step: string; memo: string }[],
): { url: string; headers: Record<string, string>; body: string } {
  const generation = job.attempt + job.lost + 1;
  const ctx = {
    attempt: job.attempt,
    disable_immediate_execution: job.step !== "step" || job.race,
    env: "",
    fn_id: fn.uuid,
    generation_id: generation,
    job_id: String(job.id),
    max_attempts: fn.maxAttempts,
    qi_id: Buffer.from(`${job.id}::default`).toString("base64"),
    request_id: requestId,
    run_id: run.id,
    stack: { current: steps.length, stack: steps.map(({ step }) => step) },
    step_id: "step",
    use_api: false,
  };
  const url = new URL(fn.url);
  url.searchParams.set("stepId", job.step);
  const memos = steps.map(({ step, memo }) => `${JSON.stringify(step)}:${memo}`).join(",");
  return {
    url: url.href,
    headers: {
      "content-type": "application/json",
      "user-agent": "Inngest",
      "x-inngest-generation-id": String(generation),
      "x-inngest-job-id": String(job.id),
      "x-inngest-req-version": String(run.req_version),
      "x-inngest-server-kind": "dev",
      "x-inngest-step-id": job.step,
      "x-request-id": requestId,
      "x-run-id": run.id,
    },
    body: `{"ctx":${JSON.stringify(ctx)},"defers":{},"event":${eventText},"events":[${eventText}],"steps":{${memos}},"use_api":false,"version":${run.req_version}}`,
  };
}

function flat(headers: IncomingHttpHeaders): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, value?.toString()]));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
