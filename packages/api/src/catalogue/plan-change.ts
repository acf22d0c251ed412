import { z } from "zod";

const unit = z.int().min(0).max(999_999);
const code = z.string().regex(/^[a-z0-9_-]{1,20}$/);

/** Units by their numbers, as ranges with both ends; or so many places without a seat, of one tier in one pool. */
const chosenUnits = z.union([
  z.object({
    ranges: z
      .array(z.tuple([unit, unit]).refine(([first, last]) => first <= last, "a range that ends before it begins"))
      .min(1)
      .max(4_000),
  }),
  z.object({ tier: code, pool: code, count: z.int().min(1).max(60_000) }),
]);
export type ChosenUnits = z.infer<typeof chosenUnits>;

const channel = z.enum(["web", "h5", "app", "box_office", "agent"]);
const poolKind = z.enum(["public", "presale", "house", "box_office", "agent"]);

/** An allocation has its agent and is sold through no other channel; no other pool has an agent. */
function isAllocation(o: { poolKind: string; channels: string[]; agentId?: string | undefined }): boolean {
  if (o.poolKind !== "agent") return o.agentId === undefined;
  return o.agentId !== undefined && o.channels.join() === "agent";
}

/** What an organizer can do to the stock of a published performance. */
export const planChange = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("block"), chosen: chosenUnits, reason: z.string().trim().min(1).max(60) }),
  /** Back on sale; in another tier where one is given, since sections that had no price are blocked in a tier of no meaning. */
  z.object({ kind: z.literal("free"), chosen: chosenUnits, tier: code.optional() }),
  z.object({ kind: z.literal("pool"), chosen: chosenUnits, pool: code }),
  z.object({ kind: z.literal("tier"), chosen: chosenUnits, tier: code }),
  /** New places without a seat, numbered after all that are there. */
  z.object({ kind: z.literal("append"), tier: code, pool: code, places: z.int().min(1).max(60_000) }),
  z
    .object({
      kind: z.literal("new-pool"),
      code,
      poolKind,
      channels: z
        .array(channel)
        .max(5)
        .refine((list) => new Set(list).size === list.length, "a channel twice"),
      /** Whose allocation it is. */
      agentId: z.uuid().optional(),
    })
    .refine(isAllocation, "an agent's pool is one agent's, and sold by agents only"),
]);
export type PlanChange = z.infer<typeof planChange>;

/** A change as a version of the plan keeps it: without its units, which the plan itself tells. */
export interface PlanNote {
  kind: PlanChange["kind"];
  units: number;
  reason?: string;
  tier?: string;
  pool?: string;
}

/** What is kept of a change that touched so many units. */
export function noteOf(change: PlanChange, units: number): PlanNote {
  const { kind } = change;
  if (kind === "block") return { kind, units, reason: change.reason };
  if (kind === "pool") return { kind, units, pool: change.pool };
  if (kind === "append") return { kind, units, tier: change.tier, pool: change.pool };
  if (kind === "new-pool") return { kind, units, pool: change.code };
  return { kind, units, ...(change.tier === undefined ? {} : { tier: change.tier }) };
}
