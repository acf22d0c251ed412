import { setTimeout as sleep } from "node:timers/promises";
import { type Chance, chanceOf } from "./chance.ts";
import { clockMs } from "./process-use.ts";

/** What came of an open-loop run: for each outcome the time each call took, from when it was due to its answer, in ms. */
export interface OpenLoop {
  outcomes: Map<string, number[]>;
  /** Calls answered a second, over the time measured. */
  perSecond: number;
  /** How late the client itself was at worst in making a call that was due; it is part of the times above. */
  clientLateMs: number;
}

/** Makes call n, due at that time of the machine's clock, and says what came of it ("ok", a refusal's code); a throw counts as "error". */
type Call = (n: number, dueAt: number) => Promise<string>;

/** Calls that arrive at a rate of their own (Poisson, by the seed), whether the ones before are answered or not. */
export function openLoop(o: {
  perSecond: number;
  forMs: number;
  warmMs?: number;
  seed: number;
  call: Call;
}): Promise<OpenLoop> {
  const { warmMs = 0 } = o;
  return openLoopAt({ dues: arrivals(chanceOf(o.seed), o.perSecond, warmMs + o.forMs), warmMs, call: o.call });
}

/**
 * Calls that are due at these times, in ms from now, whatever becomes of the ones before. A call's time counts from the moment it was due, so
 * what waits for a connection or a busy client has waited.
 */
export async function openLoopAt({
  dues,
  warmMs = 0,
  call,
}: {
  dues: number[];
  warmMs?: number;
  call: Call;
}): Promise<OpenLoop> {
  const outcomes = new Map<string, number[]>();
  const open = new Set<Promise<void>>();
  const began = clockMs();
  let [clientLateMs, lastAnswer] = [0, began];
  const make = async (n: number, due: number) => {
    const outcome = await call(n, began + due).catch(() => "error");
    lastAnswer = clockMs();
    if (due < warmMs) return;
    const times = outcomes.get(outcome) ?? [];
    times.push(lastAnswer - began - due);
    outcomes.set(outcome, times);
  };
  for (let n = 0; n < dues.length; ) {
    const now = clockMs() - began;
    for (; n < dues.length && (dues[n] as number) <= now; n++) {
      const due = dues[n] as number;
      clientLateMs = Math.max(clientLateMs, now - due);
      const made = make(n, due).finally(() => open.delete(made));
      open.add(made);
    }
    await sleep(1);
  }
  await Promise.all(open);
  const answered = [...outcomes.values()].reduce((sum, times) => sum + times.length, 0);
  return { outcomes, clientLateMs, perSecond: (answered * 1_000) / (lastAnswer - began - warmMs) };
}

function arrivals(chance: Chance, perSecond: number, forMs: number): number[] {
  const dues: number[] = [];
  for (let at = 0; ; dues.push(at)) {
    at += (-Math.log(1 - chance.next()) * 1_000) / perSecond;
    if (at > forMs) return dues;
  }
}
