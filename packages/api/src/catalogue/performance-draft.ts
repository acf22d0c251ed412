import { z } from "zod";
import { localTimeForm } from "./local-time.ts";

const id = z.uuid();
const code = z.string().regex(/^[a-z0-9]{1,20}$/);
const name = z.string().trim().min(1).max(60);
const fen = z.int().min(0).max(10_000_000);
/** A day on the calendar, at least; whether the clock shows it in the venue's zone, saving finds out. */
const localTime = z.string().regex(localTimeForm);

const tier = z.object({
  code,
  name,
  nameEn: name,
  priceFen: fen,
  /** General admission: how many places. */
  places: z.int().min(1).max(60_000).optional(),
  /** Seated: the keys of the sections that cost this. */
  sections: z.array(z.string().min(1).max(20)).max(500).optional(),
});

const extra = z.object({
  kind: z.enum(["student", "child", "bundle"]),
  tier: code,
  name,
  nameEn: name,
  priceFen: fen,
  /** Places one piece takes: one, or those of a bundle. */
  units: z.int().min(1).max(6),
});

/** A showing as an organizer writes it, with what it costs. Times are the venue's wall clock. */
export const performanceDraft = z
  .object({
    venueId: id,
    startsLocal: localTime,
    /** How long before the start the doors open, and how long the show is. */
    doorsMinutes: z.int().min(0).max(480),
    durationMinutes: z.int().min(10).max(2_880),
    saleOpensLocal: localTime,
    saleClosesLocal: localTime,
    /** A published seat map of the venue; null is general admission. */
    seatMapId: id.nullable(),
    tiers: z.array(tier).min(1).max(7),
    extras: z.array(extra).max(20),
  })
  .superRefine((o, context) => {
    const refuse = (message: string, path: (string | number)[]) => context.addIssue({ code: "custom", message, path });
    const codes = o.tiers.map((one) => one.code);
    if (new Set(codes).size !== codes.length) refuse("a tier twice", ["tiers"]);
    const sections = o.tiers.flatMap((one) => one.sections ?? []);
    if (new Set(sections).size !== sections.length) refuse("a section in two tiers", ["tiers"]);
    if (o.seatMapId === null && o.tiers.some((one) => one.places === undefined))
      refuse("places are missing", ["tiers"]);
    if (o.tiers.reduce((sum, one) => sum + (one.places ?? 0), 0) > 60_000) refuse("too many places", ["tiers"]);
    o.extras.forEach((one, at) => {
      const price = o.tiers.find((known) => known.code === one.tier)?.priceFen;
      if (price === undefined) refuse("no such tier", ["extras", at, "tier"]);
      else if (one.priceFen >= price * one.units) refuse("not cheaper", ["extras", at, "priceFen"]);
      if (one.kind === "bundle" ? one.units < 2 : one.units !== 1)
        refuse("wrong number of places", ["extras", at, "units"]);
    });
  });
export type PerformanceDraft = z.infer<typeof performanceDraft>;
