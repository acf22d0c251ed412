import { setTimeout as sleep } from "node:timers/promises";
import type { Chance } from "./chance.ts";
import { clockMs } from "./process-use.ts";

/** What came of each call: when it was due, from the beginning, and how long from then to its answer, in ms. */
export interface Answered {
  answers: { due: number; ms: number; outcome: string }[];
  /** How late the client itself was at worst in making a call that was due; it is part of the times above. */
  clientLateMs: number;
}

/** An open loop whose rate changes with time: calls arrive by themselves (Poisson), whether the ones before are answered or not. */
export async function changingLoad(o: {
  forMs: number;
  /** Calls a second at a time from the beginning, in ms. */
  perSecond(ms: number): number;
  chance: Chance;
  /** Makes one call and says what came of it; a throw counts as "error". */
  call(): Promise<string>;
}): Promise<Answered> {
  const dues = arrivals(o);
  const answers: Answered["answers"] = [];
  const open = new Set<Promise<void>>();
  const began = clockMs();
  let clientLateMs = 0;
  const make = async (due: number) => {
    const outcome = await o.call().catch(() => "error");
    answers.push({ due, ms: clockMs() - began - due, outcome });
  };
  for (let n = 0; n < dues.length; ) {
    const now = clockMs() - began;
    for (; n < dues.length && (dues[n] as number) <= now; n++) {
      clientLateMs = Math.max(clientLateMs, now - (dues[n] as number));
      const made = make(dues[n] as number).finally(() => open.delete(made));
      open.add(made);
    }
    await sleep(1);
  }
  await Promise.all(open);
  return { answers, clientLateMs };
}

/** In steps of a millisecond, in each of which the rate hardly changes. */
function arrivals(o: { forMs: number; perSecond(ms: number): number; chance: Chance }): number[] {
  const dues: number[] = [];
  let left = -Math.log(1 - o.chance.next());
  for (let at = 0; at < o.forMs; at++) {
    const rate = o.perSecond(at) / 1_000;
    let passed = 0;
    while (left <= rate * (1 - passed)) {
      passed += left / rate;
      dues.push(at + passed);
      left = -Math.log(1 - o.chance.next());
    }
    left -= rate * (1 - passed);
  }
  return dues;
}
