import { z } from "zod";
import { AppError } from "../platform/errors.ts";
import { localOf, momentOf } from "./local-time.ts";

/** A step: until so long before the start, all but `keepPercent` of the price goes back. */
const step = z.object({ untilHoursBefore: z.int().min(0).max(8_760), keepPercent: z.int().min(0).max(90) });

/** When a buyer may give tickets back, and what is kept of their price. Without steps he may not. */
const rule = z.object({
  /** From the farthest before the start to the nearest; what is kept grows. */
  steps: z.array(step).max(6).default([]),
  /** Only all tickets of an order together. */
  wholeOrderOnly: z.boolean().default(false),
  /** An account may give back once for an event, whatever it bought. */
  oncePerAccount: z.boolean().default(false),
  /** When what was given back is sold again: at once, or at the next such time of the venue's clock (12:00), as announced. */
  backOnSaleAt: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
    .nullable()
    .default(null),
});
export type RefundRule = z.infer<typeof rule>;

/** The same as an organizer writes it: steps in their order. */
export const refundRuleInput = rule.refine(
  ({ steps }) =>
    steps.every((one, at) => {
      const before = steps[at - 1];
      return !before || (before.untilHoursBefore > one.untilHoursBefore && before.keepPercent <= one.keepPercent);
    }),
  "each step is nearer to the start than the one before, and keeps no less",
);

/** What a new event has until its organizer says otherwise: four fifths come back up to two days before. */
export const usualRefundRule: RefundRule = {
  ...{ steps: [{ untilHoursBefore: 48, keepPercent: 20 }], wholeOrderOnly: false, oncePerAccount: false },
  backOnSaleAt: null,
};

/** The rule that a line was sold under, as it was written down. What cannot be read gives nothing back by itself. */
export function readRefundRule(stored: unknown): RefundRule {
  const read = rule.safeParse(stored);
  return read.success ? read.data : { ...usualRefundRule, steps: [] };
}

/**
 * The last moment of a step. Whole days are days of the venue's calendar: "2 days before" ends at the same wall clock two dates earlier, also
 * where clocks are changed in between; other hours are hours. A wall clock that is skipped then ends as many hours before as it says.
 */
export function deadlineOf(o: { startsAt: Date; timeZone: string; untilHoursBefore: number }): Date {
  const byHours = new Date(o.startsAt.getTime() - o.untilHoursBefore * 3_600_000);
  if (o.untilHoursBefore % 24 !== 0) return byHours;
  const local = localOf(o.startsAt, o.timeZone);
  const date = new Date(`${local.slice(0, 10)}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - o.untilHoursBefore / 24);
  return momentOrElse(`${date.toISOString().slice(0, 10)}T${local.slice(11)}`, o.timeZone, byHours);
}

/** The next moment after `now` at which the venue's clock shows `time` (12:00). */
export function nextTimeOf(o: { now: Date; timeZone: string; time: string }): Date {
  const today = localOf(o.now, o.timeZone).slice(0, 10);
  for (let days = 0; ; days += 1) {
    const date = new Date(`${today}T00:00:00Z`);
    date.setUTCDate(date.getUTCDate() + days);
    const at = momentOrElse(`${date.toISOString().slice(0, 10)}T${o.time}`, o.timeZone, undefined);
    if (at && at > o.now) return at;
  }
}

function momentOrElse<T>(local: string, timeZone: string, otherwise: T): Date | T {
  try {
    return momentOf(local, timeZone);
  } catch (error) {
    if (error instanceof AppError && error.code === "TIME_DOES_NOT_EXIST") return otherwise;
    throw error;
  }
}
