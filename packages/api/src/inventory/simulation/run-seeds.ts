import type { Redis } from "ioredis";
import { saleKey, unitKey } from "../unit-keys.ts";
import { holding, keeping, releasing } from "./buyers-steps.ts";
import { chanceOf } from "./chance.ts";
import { beginningAnew, changingTerms, loading, looking, ordering, showing } from "./database-steps.ts";
import { halls } from "./hall.ts";
import type { Now } from "./model.ts";
import { hear } from "./pages.ts";
import { type Performance, type Step, textsToLoad } from "./performance.ts";
import { checkRoom, compare, dumpScript, readDump } from "./state-in-redis.ts";

/** What went wrong in a seed, with all that was done before. */
export interface Failure {
  seed: number;
  why: string;
  trace: string[];
}

/** Plays seeds side by side on a Redis: each its own performance, the shipped scripts against the model, step by step. */
export async function runSeeds(redis: Redis, seeds: readonly number[], steps: number): Promise<Failure[]> {
  for (const text of textsToLoad()) await redis.script("LOAD", text);
  const dump = String(await redis.script("LOAD", dumpScript));
  const failures: Failure[] = [];
  let playing = seeds.map(begin);
  for (let round = 0; round < steps && playing.length > 0; round++) {
    const next = playing.map((p) => ({ p, step: round === 0 ? loading(p) : nextStep(p) }));
    const pipeline = redis.pipeline();
    for (const { p, step } of next) {
      const [name, ...args] = step.command;
      pipeline
        .time()
        .call(name, ...args)
        .callBuffer("EVALSHA", dump, 1, saleKey(p.id));
    }
    const heard = (await pipeline.exec()) ?? [];
    playing = [];
    for (const [n, { p, step }] of next.entries()) {
      const [clock, answer, state] = heard.slice(n * 3, n * 3 + 3).map(valueOf);
      const failure = judge(p, step, { clock, answer, state });
      if (failure) failures.push(failure);
      else playing.push(p);
    }
  }
  await forget(redis, seeds);
  return failures;
}

function valueOf([error, value]: [error: Error | null, value: unknown]): unknown {
  if (error) throw error;
  return value;
}

/** Whether Redis and the model agree on what was answered, on all that is kept, and on what pages have heard. */
function judge(
  p: Performance,
  step: Step,
  heard: { clock: unknown; answer: unknown; state: unknown },
): Failure | undefined {
  const [second = 0, micro = 0] = (heard.clock as string[]).map(Number);
  const answer = (heard.answer as unknown[]).map(String);
  const dump = readDump(heard.state);
  const now: Now = { from: second * 1000 + Math.floor(micro / 1000), until: dump.at };
  p.trace.push(`${step.what} → ${JSON.stringify(answer)}`);
  try {
    step.check(answer, now, dump);
    compare(p.model, dump, now);
    checkRoom(p.model, dump);
    if (p.model.sale?.epoch === p.epoch) hear(p.page, p.model, dump);
  } catch (error) {
    return { seed: p.seed, why: (error as Error).message, trace: p.trace };
  }
  p.last = dump;
  return undefined;
}

function nextStep(p: Performance): Step {
  if (p.model.sale?.epoch !== p.epoch && !p.chance.oneIn(3)) return loading(p);
  const what = p.chance.below(100);
  if (what < 48) return holding(p);
  if (what < 58) return releasing(p);
  if (what < 66) return keeping(p);
  if (what < 80) return ordering(p);
  if (what < 86) return showing(p);
  if (what < 90) return looking(p);
  if (what < 94) return changingTerms(p);
  if (what < 97) return loading(p);
  return beginningAnew(p);
}

const idOf = (seed: number) => `simulated-${seed}`;

function begin(seed: number): Performance {
  const chance = chanceOf(seed);
  const both = chance.pick(halls);
  return {
    ...{ seed, id: idOf(seed), chance, halls: both, epoch: 1, version: 1, hall: both[0] },
    model: {
      ...{ hall: both[0], sale: undefined, planVersion: 1, units: [], accounts: new Map(), deadlines: new Map() },
    },
    ...{ limit: 2 + chance.below(5), strict: chance.oneIn(4), claims: new Map(), untold: [] },
    ...{ page: { version: -1, states: [] }, last: undefined, trace: [], counter: 0 },
  };
}

async function forget(redis: Redis, seeds: readonly number[]): Promise<void> {
  const groups = [0, 1, 2].flatMap((group) => [`blocks:${group}`, `room:${group}`]);
  const cleaning = redis.pipeline();
  for (const seed of seeds)
    for (const name of ["sale", "meta", "units", "places", "accounts", "deadlines", "log", ...groups])
      cleaning.unlink(unitKey(idOf(seed), name));
  await cleaning.exec();
}
