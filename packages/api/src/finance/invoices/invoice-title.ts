import { z } from "zod";
import { AppError } from "../../platform/errors.ts";
import { isTaxNumber } from "./tax-number.ts";

const control = /\p{C}/u;
const line = z
  .string()
  .trim()
  .max(100)
  .refine((text) => !control.test(text), "no control characters");

/** To whom an invoice is made out: a person, who may leave out the name, or a company with its number. */
export const titleInput = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("individual"), title: line.transform((name) => name || "个人") }),
  z.object({
    kind: z.literal("company"),
    title: line.min(2),
    taxNumber: z
      .string()
      .max(40)
      .transform((text) => text.replace(/\s/g, "").toUpperCase()),
  }),
]);
export type InvoiceTitle = z.infer<typeof titleInput>;

/** The company's number, null for a person. Throws TAX_NUMBER_INVALID. */
export function taxNumberOf(title: InvoiceTitle): string | null {
  if (title.kind === "individual") return null;
  if (!isTaxNumber(title.taxNumber)) throw new AppError("TAX_NUMBER_INVALID");
  return title.taxNumber;
}
