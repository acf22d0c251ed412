import { setTimeout as pause } from "node:timers/promises";
import mariadb from "mariadb";
import type { Part } from "../../local/start/parts.ts";
import type { Platform } from "../../local/start/platform.ts";
import { type Kill, killOnce } from "./kills.ts";

/** Who is killed how long (ms) after an order was seen to be paid, and how often that is done. */
export interface Ambush {
  times: number;
  kill: [part: Part, afterMs: number][];
}

/**
 * Waits for a moment in which money comes in, an order having just become paid, and kills then: what should have followed has not happened
 * yet. Within `forMs`; each time all are back before the next.
 */
export async function ambush(o: {
  platform: Platform;
  plan: Ambush;
  forMs: number;
  note: (line: string) => void;
}): Promise<Kill[]> {
  const end = Date.now() + o.forMs;
  const kills: Kill[] = [];
  for (let n = 0; n < o.plan.times && Date.now() < end; n += 1) {
    // The first ones only open the sale.
    await pause(1_500);
    if (!(await untilPaid(o.platform.env.DATABASE_URL as string, end))) break;
    const all = o.plan.kill.map(([part, afterMs]) => pause(afterMs).then(() => killOnce(o.platform, part)));
    kills.push(...(await Promise.all(all)));
    o.note(`killed ${o.plan.kill.map(([part]) => part).join(" and ")} when an order had just been paid`);
  }
  return kills;
}

async function untilPaid(url: string, end: number): Promise<boolean> {
  const connection = await mariadb.createConnection(url.replace("mysql://", "mariadb://"));
  const paid = async () => Number((await connection.query("SELECT COUNT(*) AS n FROM orders WHERE paidAt > 0"))[0].n);
  try {
    const before = await paid();
    while (Date.now() < end) {
      if ((await paid()) > before) return true;
      await pause(50);
    }
    return false;
  } finally {
    await connection.end();
  }
}
