import type { Redis } from "ioredis";
import { unitKey, unitKeyNames } from "../unit-keys.ts";
import { chanceOf } from "./chance.ts";
import { halls } from "./hall.ts";
import * as holds from "./hold-steps.ts";
import { checkInvariants } from "./invariants.ts";
import * as loads from "./load-steps.ts";
import * as losses from "./loss-steps.ts";
import { Mismatch, type Now } from "./model.ts";
import * as orders from "./order-steps.ts";
import { hear } from "./pages.ts";
import type { Command, Performance, Step } from "./performance.ts";
import { dumpDigest, loadScripts } from "./scripts.ts";
import { checkRoom, compare, type Dump, readDump } from "./state-in-redis.ts";

/** A seed whose performance came out otherwise than the model says: what is wrong, and the steps that led there. */
export interface Failure {
  seed: number;
  why: string;
  trace: string[];
}

/**
 * Drives the shipped scripts through one performance a seed, step by step against the model. The performances live side by side: one
 * pipeline carries a step of each.
 */
export async function runSeeds(redis: Redis, seeds: readonly number[], steps: number): Promise<Failure[]> {
  await loadScripts(redis);
  const [second] = (await redis.time()).map(Number) as [number];
  let running = seeds.map((seed) => newPerformance(seed, second * 1000));
  const all = running.map((p) => p.id);
  const failures: Failure[] = [];
  for (let n = 0; n < steps; n += 1) {
    const sent = running.map((p) => ({ p, step: n === 0 ? loads.loadStep(p) : nextStep(p) }));
    const heard = await send(redis, sent);
    running = [];
    for (const [at, { p, step }] of sent.entries()) {
      p.trace.push(step.what);
      const { answer, dump } = heard[at] as (typeof heard)[number];
      try {
        judge(p, step, answer, dump);
        running.push(p);
      } catch (error) {
        const said = error instanceof Mismatch ? error.message : (error as Error).stack;
        failures.push({ seed: p.seed, why: `${said}`, trace: [...p.trace, `→ ${answer.join(" ").slice(0, 300)}`] });
      }
    }
  }
  await forget(redis, all);
  return failures;
}

function newPerformance(seed: number, now: number): Performance {
  const chance = chanceOf(seed);
  const [first, second] = chance.pick(halls);
  const prompt = chance.oneIn(2);
  const nothing: Dump = {
    ...{ sale: "", units: Buffer.alloc(0), accounts: [], deadlines: [], due: [], log: [], plan: 0, cut: 0, at: now },
    ...{ ordering: [], rooms: [] },
  };
  return {
    ...{ seed, chance, id: `simulated-${process.pid}-${seed}`, halls: [first, second] },
    model: {
      ...{
        hall: first,
        sale: undefined,
        planVersion: 0,
        units: [],
        accounts: new Map(),
        deadlines: new Map(),
        closed: new Map(),
        ordering: new Map(),
        told: undefined,
      },
    },
    ...{
      epoch: 1,
      version: 5,
      secondFrom: Number.POSITIVE_INFINITY,
      limit: 2 + chance.below(5),
      strict: chance.oneIn(4),
      claims: new Map(),
    },
    ...{ readEarlier: undefined, untold: [], page: { version: 0, states: [] }, last: nothing, trace: [], counter: 0 },
    ...{ prompt, mayClash: !prompt },
  };
}

/** Each as often as it stands here. */
const often: [times: number, step: (p: Performance) => Step][] = [
  ...([
    [34, holds.holdStep],
    [8, orders.releaseStep],
    [12, orders.orderStep],
    [4, orders.leaveStep],
    [6, orders.settleStep],
  ] as const),
  ...([
    [10, orders.tellStep],
    [3, orders.lookStep],
    [3, holds.pickStep],
    [8, losses.leapStep],
  ] as const),
  ...([
    [4, loads.termsStep],
    [5, loads.loadStep],
    [2, loads.readSlowlyStep],
  ] as const),
  ...([
    [2, losses.otherLifeStep],
    [2, losses.loseStep],
  ] as const),
].map(([times, step]) => [times, step]);
const deck = often.flatMap(([times, step]) => Array<typeof step>(times).fill(step));

function nextStep(p: Performance): Step {
  // A state that is not believed is soon loaded, as whoever comes upon it does.
  if (p.model.sale?.epoch !== p.epoch && p.chance.oneIn(2)) return loads.loadStep(p);
  if (p.prompt && p.untold.length > 0) return orders.tellStep(p);
  return p.chance.pick(deck)(p);
}

async function send(redis: Redis, sent: { p: Performance; step: Step }[]): Promise<{ answer: string[]; dump: Dump }[]> {
  const pipeline = redis.pipeline();
  const dump = (p: Performance): Command => ["EVALSHA", dumpDigest, 1, unitKey(p.id, "sale")];
  for (const { p, step } of sent) for (const one of [...step.commands, dump(p)]) pipeline.callBuffer(...one);
  const results = (await pipeline.exec()) ?? [];
  let at = 0;
  return sent.map(({ step }) => {
    const script = step.commands.findIndex(([name]) => name === "EVALSHA");
    const heard = script < 0 ? undefined : results[at + script]?.[1];
    at += step.commands.length + 1;
    for (const [error] of results.slice(at - step.commands.length - 1, at)) if (error) throw error;
    const answer = Array.isArray(heard) ? heard.map(String) : [];
    return { answer, dump: readDump(results[at - 1]?.[1]) };
  });
}

function judge(p: Performance, step: Step, answer: string[], dump: Dump): void {
  const now: Now = { from: p.last.at, until: dump.at };
  step.check(answer, now, dump);
  compare(p.model, dump, now);
  p.last = dump;
  if (!p.model.sale) return;
  checkRoom(p.model, dump);
  hear(p.page, p.model, dump);
  checkInvariants(p);
}

async function forget(redis: Redis, ids: string[]): Promise<void> {
  const pipeline = redis.pipeline();
  for (const id of ids) pipeline.unlink(...unitKeyNames(4).map((name) => unitKey(id, name)));
  await pipeline.exec();
}
