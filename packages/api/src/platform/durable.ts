import { context } from "@opentelemetry/api";
import { Inngest, type InngestFunction } from "inngest";
import { type Context, type Platform, systemContext } from "../context.ts";
import type { Env } from "./env.ts";
import type { Events } from "./events.ts";
import { continueTrace, inSpan } from "./trace.ts";

/** The client of this process: `inngest.send` for the relay, and the base of the functions below. */
export function openInngest(env: Env): Inngest {
  return new Inngest({
    id: "kaimu",
    isDev: env.INNGEST_DEV === "1",
    baseUrl: env.INNGEST_BASE_URL,
    ...(env.INNGEST_EVENT_KEY ? { eventKey: env.INNGEST_EVENT_KEY } : {}),
    ...(env.INNGEST_SIGNING_KEY ? { signingKey: env.INNGEST_SIGNING_KEY } : {}),
  });
}

/** What a step may do: each has its own retries and, once done, is not done again. */
export interface Steps {
  run<T>(name: string, work: () => Promise<T>): Promise<T>;
  sleepUntil(name: string, at: Date): Promise<void>;
}

interface DurableOptions<Name extends keyof Events> {
  id: string;
  on: Name;
  /** Tries after the first one; the server waits longer between them. */
  retries?: number;
  /** Runs at once over all workers. */
  limit?: number;
  /** An event of the same order that makes the run pointless. */
  cancelOn?: keyof Events;
  run(job: { ctx: Context; data: Events[Name]; step: Steps }): Promise<unknown>;
  /** What is left to do when all tries are used up; idempotent as well. */
  onFailed?(job: { ctx: Context; data: Events[Name]; error: Error }): Promise<unknown>;
}

/** What Inngest tells of a run that has used up its tries: its id, and the event that had started it. */
type FailureOf<Name extends keyof Events> = { data: { run_id: string; event: { data: Events[Name] } } };

/** A function waiting for the process that will serve it: rooms define them, the worker gives them a platform. */
export type Job = (inngest: Inngest, platform: Platform) => InngestFunction.Any;

/**
 * A durable function: started by an event at least once, so everything in it is idempotent; it goes on with the trace of the request
 * that wrote the event.
 */
export function durable<Name extends keyof Events>(o: DurableOptions<Name>): Job {
  return (inngest, platform) =>
    inngest.createFunction(
      {
        id: o.id,
        triggers: [{ event: o.on }],
        retries: (o.retries ?? 10) as 10,
        ...(o.limit ? { concurrency: [{ limit: o.limit }] } : {}),
        ...(o.cancelOn ? { cancelOn: [{ event: o.cancelOn, if: "event.data.orderId == async.data.orderId" }] } : {}),
        onFailure: async ({ error, event }: { error: Error; event: FailureOf<Name> }) => {
          platform.log.error({ err: error, job: o.id, runId: event.data.run_id }, "job failed for good");
          await o.onFailed?.({ ctx: systemContext(platform), data: event.data.event.data, error });
        },
      },
      async ({ event, step, runId }) => {
        const data = event.data as Events[Name] & { traceparent?: string };
        return continueTrace(data.traceparent, () =>
          inSpan(`job ${o.id}`, { runId }, () =>
            o.run({ ctx: systemContext(platform), data, step: stepsOf(o.id, runId, step) }),
          ),
        );
      },
    );
}

/** A function that runs by the clock; one round at a time. */
export function scheduled(o: {
  id: string;
  cron: string;
  run(job: { ctx: Context; step: Steps }): Promise<unknown>;
}): Job {
  return (inngest, platform) =>
    inngest.createFunction(
      { id: o.id, triggers: [{ cron: o.cron }], retries: 0, concurrency: [{ limit: 1 }] },
      async ({ step, runId }) => {
        return o.run({ ctx: systemContext(platform), step: stepsOf(o.id, runId, step) });
      },
    );
}

interface SdkSteps {
  run(name: string, work: () => Promise<unknown>): Promise<unknown>;
  sleepUntil(name: string, at: Date): Promise<void>;
}

/** The SDK runs a step's work outside the function's own asynchronous context: the trace is carried in by hand. */
function stepsOf(job: string, runId: string, step: SdkSteps): Steps {
  const active = context.active();
  return {
    run: (name, work) =>
      step.run(name, () =>
        context.with(active, () => inSpan(`step ${job}/${name}`, { runId }, work)),
      ) as Promise<never>,
    sleepUntil: (name, at) => step.sleepUntil(name, at),
  };
}
