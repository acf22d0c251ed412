import { asAppError, type Context, jobs, type Platform, systemContext } from "@kaimu/api";
import { unitKey } from "../../../packages/api/src/inventory/unit-keys.ts";
import { relayOnce } from "../../../packages/api/src/platform/relay.ts";
import { type Fate, type Life, newLife } from "./life.ts";
import { mortalPlatform } from "./mortal-platform.ts";

/** An event as the relay has handed it over; it outlives every process. */
export interface Handed {
  name: string;
  data: object;
}

type Inngest = Parameters<typeof relayOnce>[1];
type Handler = (run: { event: Handed; step: object; runId: string }) => Promise<unknown>;

/** The process that serves a purchase: when it dies another one begins where the outside stands. */
export interface Server {
  /** Asks until a process has lived to answer: what a client does, a gateway that repeats, a job that is tried again. */
  untilAnswered<T>(ask: (ctx: Context) => Promise<T>): Promise<T>;
  /** What lives now, for whoever comes in over the network. */
  now(): { ctx: Context; life: Life };
  /** Hands the outbox over and runs what it starts, until there is nothing left. */
  work(): Promise<void>;
}

/** Starts the process that sells a performance, under its fate. */
export function startServer(platform: Platform, o: { fate: Fate; performanceId: string }): Server {
  const { fate, performanceId } = o;
  /** What Inngest has been told and not yet done. */
  const handed: Handed[] = [];
  let here = begin(platform, fate);
  const untilAnswered: Server["untilAnswered"] = async (ask) => {
    for (;;) {
      const { ctx, life } = here;
      try {
        const answer = await ask(ctx);
        if (!life.dead) return answer;
      } catch (error) {
        if (!life.dead && !(await isUnlocked(ctx, performanceId, error))) throw error;
      }
      if (here.life === life) here = begin(platform, fate);
    }
  };
  const run = (event: Handed, n: number) =>
    untilAnswered(async () => here.handlers(event.name)[n]?.({ event, step: steps, runId: "run" }).catch(unlessAsleep));
  const work = async () => {
    for (;;) {
      await untilAnswered((ctx) => relayOnce(ctx.db, here.inngest(handed)));
      // One that died when it had sent and committed has left what it sent, and nothing to send.
      if (handed.length === 0) return;
      // What has not been done to its end stays with Inngest.
      for (let event = handed[0]; event; event = handed[0]) {
        for (let n = 0; n < here.handlers(event.name).length; n += 1) await run(event, n);
        handed.shift();
      }
    }
  };
  return { untilAnswered, now: () => here, work };
}

/** Who died while he loaded a performance has left its lock, which runs out by itself: those ten seconds are over at once. */
async function isUnlocked({ redis }: Context, performanceId: string, error: unknown): Promise<boolean> {
  if (asAppError(error)?.code !== "INVENTORY_REBUILDING") return false;
  return (await redis.del(unitKey(performanceId, "rebuilding"))) === 1;
}

function begin(platform: Platform, fate: Fate) {
  const life = newLife(fate);
  const mortal = mortalPlatform(platform, life);
  const served = new Map<string, Handler[]>();
  const takes = (config: { triggers: { event?: string }[] }, handler: Handler) => {
    for (const { event } of config.triggers) if (event) served.set(event, [...(served.get(event) ?? []), handler]);
  };
  for (const job of jobs) job({ createFunction: takes } as unknown as Inngest, mortal);
  return {
    life,
    ctx: systemContext(mortal),
    handlers: (name: string) => served.get(name) ?? [],
    /** Takes events as Inngest does, and, as it may, the same one twice. */
    inngest: (handed: Handed[]) => {
      const send = (events: Handed[]) =>
        life.effect(`send ${[...new Set(events.map(({ name }) => name))].join(", ")}`, async () =>
          handed.push(...events),
        );
      return { send } as unknown as Inngest;
    },
  };
}

/** A function that sleeps until an order's time is up: it is paid before that, which ends the run. */
class Asleep extends Error {}

const steps = {
  run: (_name: string, work: () => Promise<unknown>) => work(),
  sleepUntil: () => Promise.reject(new Asleep()),
};

function unlessAsleep(error: unknown): void {
  if (!(error instanceof Asleep)) throw error;
}
