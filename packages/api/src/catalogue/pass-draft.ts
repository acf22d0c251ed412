import { z } from "zod";
import { localTimeForm } from "./local-time.ts";

const name = z.string().trim().min(1);
const localTime = z.string().regex(localTimeForm);

/** A pass as an organizer writes it: one place in each of these performances, for one price. Times are the venue's wall clock. */
export const passDraft = z
  .object({
    name: name.max(60),
    nameEn: name.max(80),
    priceFen: z.int().min(0).max(100_000_000),
    /** When it may be sold; null where only the performances' own sales say so. */
    opensLocal: localTime.nullable(),
    closesLocal: localTime.nullable(),
    parts: z
      .array(z.object({ performanceId: z.uuid(), tier: z.string().regex(/^[a-z0-9]{1,20}$/) }))
      .min(2)
      .max(20),
  })
  .superRefine((o, context) => {
    const refuse = (message: string, path: string[]) => context.addIssue({ code: "custom", message, path });
    if (new Set(o.parts.map((part) => part.performanceId)).size !== o.parts.length)
      refuse("a performance twice", ["parts"]);
    if (o.opensLocal && o.closesLocal && o.opensLocal >= o.closesLocal) refuse("never open", ["closesLocal"]);
  });
export type PassDraft = z.infer<typeof passDraft>;
