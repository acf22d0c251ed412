import { context } from "@opentelemetry/api";
import { Inngest, type InngestFunction } from "inngest";
import { type Context, type Platform, systemContext } from "../context.ts";
import { keepOnceReachable, settleDeadLetter } from "./dead-letters.ts";
import type { Env } from "./env.ts";
import type { Events } from "./events.ts";
import { jobsTotal } from "./metrics.ts";
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
type Failure = { data: { run_id: string; event: { id?: string; name: string; data: Record<string, unknown> } } };

const runAgain = "job/run-again.requested";
/** Every job hears when it shall run once more for an event of the past. */
const againTrigger = (job: string) => ({ event: runAgain, if: `event.data.job == "${job}"` });
type Again = Events[typeof runAgain];

/** A function waiting for the process that will serve it: rooms define them, the worker gives them a platform. */
export type Job = (inngest: Inngest, platform: Platform) => InngestFunction.Any;

/**
 * A durable function: started by an event at least once, so everything in it is idempotent; it goes on with the trace of the request
 * that wrote the event.
 */
export function durable<Name extends keyof Events>(o: DurableOptions<Name>): Job {
  const retries = o.retries ?? 10;
  return (inngest, platform) =>
    inngest.createFunction(
      {
        id: o.id,
        triggers: [{ event: o.on }, againTrigger(o.id)],
        retries: retries as 10,
        ...(o.limit ? { concurrency: [{ limit: o.limit }] } : {}),
        ...(o.cancelOn ? { cancelOn: [{ event: o.cancelOn, if: "event.data.orderId == async.data.orderId" }] } : {}),
        onFailure: async ({ error, event }: { error: Error; event: Failure }) => {
          await keepFailed(platform, { job: o.id, failure: event, error, tries: retries + 1 });
          const data = saidIn(event.data.event) as Events[Name];
          await o.onFailed?.({ ctx: systemContext(platform), data, error });
        },
      },
      async ({ event, step, runId }) => {
        const data = saidIn(event) as Events[Name];
        const { traceparent } = event.data as { traceparent?: string };
        return continueTrace(traceparent, () =>
          inSpan(`job ${o.id}`, { runId }, async () => {
            const result = await o.run({ ctx: systemContext(platform), data, step: stepsOf(o.id, runId, step) });
            if (event.name === runAgain)
              await settleDeadLetter(platform.db, { id: (event.data as Again).deadLetterId });
            jobsTotal.inc({ job: o.id, result: "done" });
            return result;
          }),
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
      {
        id: o.id,
        triggers: [{ cron: o.cron }, againTrigger(o.id)],
        retries: 0,
        concurrency: [{ limit: 1 }],
        onFailure: ({ error, event }: { error: Error; event: Failure }) =>
          keepFailed(platform, { job: o.id, byClock: true, failure: event, error, tries: 1 }),
      },
      async ({ step, runId }) => {
        const result = await o.run({ ctx: systemContext(platform), step: stepsOf(o.id, runId, step) });
        // The next round that succeeds makes up for those that failed; this one has, also where that cannot be written down now.
        await settleDeadLetter(platform.db, { job: o.id }).catch((error: unknown) => {
          platform.log.warn({ err: error, job: o.id }, "a job's earlier failures could not be marked as done");
        });
        jobsTotal.inc({ job: o.id, result: "done" });
        return result;
      },
    );
}

/** What the event said that a run is for, also where it is run again. */
function saidIn(event: { name: string; data: unknown }): unknown {
  return event.name === runAgain ? (event.data as Again).data : event.data;
}

/** Keeps a run that has used up its tries, for operators to look at and to run again. */
async function keepFailed(
  platform: Platform,
  o: { job: string; byClock?: boolean; failure: Failure; error: Error; tries: number },
): Promise<void> {
  const { job, error, tries } = o;
  const { run_id: runId, event } = o.failure.data;
  platform.log.error({ err: error, job, runId }, "job failed for good");
  jobsTotal.inc({ job, result: "failed" });
  const again = event.name === runAgain ? (event.data as unknown as Again) : undefined;
  await keepOnceReachable(platform.db, {
    ...{ job, runId, tries, error: `${error.name}: ${error.message}`, deadLetterId: again?.deadLetterId },
    event: o.byClock ? null : { id: event.id ?? runId, name: event.name, data: event.data },
  });
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
