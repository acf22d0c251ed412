import type { DemoPerformance, Opening } from "./season/show.ts";

/** The demo's venues are all at UTC+8, which has had no summer time since 1991. */
const offset = "+08:00";
const offsetMs = 8 * 3_600_000;
const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const weekend = ["fri", "sat", "sun"] as const;

export type Weekend = (typeof weekend)[number];

/** When a performance is and when it is sold, counted from the day the data is loaded. */
export interface Schedule {
  startsLocal: string;
  doorsAt: Date;
  startsAt: Date;
  endsAt: Date;
  saleOpensAt: Date;
  saleClosesAt: Date;
}

export function scheduleOf(o: DemoPerformance, minutes: number, today: Date): Schedule {
  const date = localDate(today, o.inDays, o.on);
  const startsAt = new Date(`${date}T${o.at}:00${offset}`);
  return {
    startsLocal: `${date}T${o.at}`,
    startsAt,
    doorsAt: new Date(startsAt.getTime() - hour),
    endsAt: new Date(startsAt.getTime() + minutes * minute),
    saleOpensAt: openingAt(o.opens, startsAt, today),
    saleClosesAt: new Date(startsAt.getTime() - 30 * minute),
  };
}

/** Unless told, a sale has been open for eighteen days, or was for five weeks before what is over. */
function openingAt(opens: Opening | undefined, startsAt: Date, today: Date): Date {
  if (!opens && startsAt < today) return new Date(startsAt.getTime() - 35 * day);
  if (opens && "inHours" in opens) return new Date(Math.ceil(today.getTime() / hour + opens.inHours) * hour);
  const { inDays, at } = opens ?? { inDays: -18, at: "10:00" };
  return new Date(`${localDate(today, inDays)}T${at}:00${offset}`);
}

/** The local day so many days from today; or that day of the first weekend (Friday to Sunday) whose Friday is not before it. */
function localDate(today: Date, inDays: number, on?: Weekend): string {
  const from = new Date(today.getTime() + offsetMs + inDays * day);
  const further = on ? ((5 - from.getUTCDay() + 7) % 7) + weekend.indexOf(on) : 0;
  return new Date(from.getTime() + further * day).toISOString().slice(0, 10);
}
