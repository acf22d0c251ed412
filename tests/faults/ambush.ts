import { setTimeout as pause } from "node:timers/promises";
import mariadb from "mariadb";
import type { Platform } from "../../local/start/platform.ts";
import { type Kill, killOnce } from "./kills.ts";

/**
 * Waits for the moment in which an order has just become paid, and kills whoever may have written that: what should follow the commit has
 * not happened yet. `times` over, within `forMs`; each time both are back before the next.
 */
export async function ambush(o: {
  platform: Platform;
  times: number;
  forMs: number;
  note: (line: string) => void;
}): Promise<Kill[]> {
  const end = Date.now() + o.forMs;
  const kills: Kill[] = [];
  for (let n = 0; n < o.times && Date.now() < end; n += 1) {
    // The first ones only open the sale.
    await pause(1_500);
    if (!(await untilPaid(o.platform.env.DATABASE_URL as string, end))) break;
    const both = await Promise.all((["worker", "gateway"] as const).map((part) => killOnce(o.platform, part)));
    o.note(`killed ${both.map((kill) => kill.part).join(" and ")} right after an order was paid`);
    kills.push(...both);
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
