import { z } from "zod";

/** A day as statements write it, 2026-12-24. */
export const day = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/);

/** The days of a statement: first and last, a year at most. */
const days = z
  .object({ from: day, to: day })
  .refine(({ from, to }) => from <= to, "it ends before it begins")
  .refine(({ from, to }) => Date.parse(to) - Date.parse(from) <= 366 * 86_400_000, "a year at most");

/** An organizer's statement, and an agent's. */
export const periodInput = z.intersection(days, z.object({ organizerId: z.uuid() }));
export const agentPeriodInput = z.intersection(days, z.object({ agentId: z.uuid() }));
