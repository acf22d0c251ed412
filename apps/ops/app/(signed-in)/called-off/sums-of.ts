import type { BulkProgress } from "../shapes.ts";

/** Of how many orders a bulk return is, how many came to their end, and how many it still has to give back by itself. */
export function sumsOf(orders: BulkProgress["orders"]): { all: number; done: number; toDo: number } {
  const { open, waiting, written, asked, returned, kept, failed, nothing } = orders;
  const done = returned + kept + failed + nothing;
  return { all: done + open + waiting + written + asked, done, toDo: waiting + written };
}
