import type { Chance } from "../chance.ts";

const hour = 3_600_000;

/**
 * A moment of a sale as sales go: many at once when it opens, then fewer and fewer, and hardly any at night (UTC+8). It always takes
 * four numbers of chance, so that who buys what does not hang on the hour at which the demo is loaded.
 */
export function saleMoment(chance: Chance, from: Date, to: Date): Date {
  const [rush, when, sleeper, wakes] = [chance(), chance(), chance(), chance()];
  const span = to.getTime() - from.getTime();
  const at = from.getTime() + (rush < 0.3 ? Math.min(span, 3 * hour) * when ** 2 : span * when ** 1.6);
  const local = new Date(at + 8 * hour).getUTCHours();
  const later = at + (8 + Math.floor(wakes * 6)) * hour;
  return new Date(Math.floor(local >= 1 && local < 8 && sleeper < 0.9 && later < to.getTime() ? later : at));
}
