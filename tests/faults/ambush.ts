import { setTimeout as pause } from "node:timers/promises";
import type { Part } from "../../local/start/parts.ts";
import type { Platform } from "../../local/start/platform.ts";
import { type Kill, killOnce } from "./kills.ts";
import { type Moment, until } from "./moments.ts";

/** Who is killed how long (ms) after what was seen, and how often that is done. */
export interface Ambush {
  when: Moment;
  times: number;
  kill: [part: Part, afterMs: number][];
}

/**
 * Waits for a moment in which something has begun and what should follow has not happened yet, and kills then; one plan after the other
 * within `forMs`, each time until all are back.
 */
export async function ambush(o: {
  platform: Platform;
  plans: Ambush[];
  forMs: number;
  note: (line: string) => void;
}): Promise<Kill[]> {
  const end = Date.now() + o.forMs;
  const kills: Kill[] = [];
  const moments = o.plans.flatMap((plan) => Array<Ambush>(plan.times).fill(plan));
  for (const { when, kill } of moments) {
    // The first ones only open the sale.
    await pause(1_500);
    if (!(await until(when, { databaseUrl: o.platform.env.DATABASE_URL as string, end }))) break;
    kills.push(...(await Promise.all(kill.map(([part, ms]) => after(ms).then(() => killOnce(o.platform, part))))));
    o.note(`killed ${kill.map(([part]) => part).join(" and ")} when ${when}`);
  }
  return kills;
}

/** At once means in this very turn: a transaction is over in milliseconds. */
const after = (ms: number) => (ms > 0 ? pause(ms) : Promise.resolve());
