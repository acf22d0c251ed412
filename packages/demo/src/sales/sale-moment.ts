import type { Chance } from "../chance.ts";

const hour = 3_600_000;

/** A moment of a sale as sales go: many at once when it opens, then fewer and fewer, and hardly any at night (UTC+8). */
export function saleMoment(chance: Chance, from: Date, to: Date): Date {
  const span = to.getTime() - from.getTime();
  const rush = chance() < 0.3;
  const at = from.getTime() + (rush ? Math.min(span, 3 * hour) * chance() ** 2 : span * chance() ** 1.6);
  const local = new Date(at + 8 * hour).getUTCHours();
  const asleep = local >= 1 && local < 8 && chance() < 0.9;
  const later = at + (8 + Math.floor(chance() * 6)) * hour;
  return new Date(Math.floor(asleep && later < to.getTime() ? later : at));
}
