import type { Batches } from "@kaimu/db";
import type { Context } from "../context.ts";
import type { OrderView } from "./read-orders.ts";

/** A press of the button: what makes two of them the same. */
interface Press {
  accountId: string;
  clientKey: string;
  holdId: string;
  performanceId: string;
}

const underWay = new WeakMap<Batches, Map<string, Press & { answer: Promise<OrderView> }>>();

/** Gives a press that repeats one under way in this process the same answer; with the same key for something else it waits its turn. */
export async function joinRepeat(ctx: Context, o: Press, work: () => Promise<OrderView>): Promise<OrderView> {
  const presses = underWay.get(ctx.batches) ?? new Map();
  underWay.set(ctx.batches, presses);
  const key = `${o.accountId} ${o.clientKey}`;
  for (let first = presses.get(key); first; first = presses.get(key)) {
    if (first.holdId === o.holdId && first.performanceId === o.performanceId) return first.answer;
    await first.answer.catch(() => undefined);
  }
  const answer = work();
  presses.set(key, { ...o, answer });
  try {
    return await answer;
  } finally {
    presses.delete(key);
  }
}
