import { z } from "zod";

/** A code as it is kept: capitals and figures. */
export const couponCode = z
  .string()
  .transform(writtenOut)
  .pipe(z.string().regex(/^[A-Z0-9]{4,20}$/));

/** A code as somebody has typed it, without the spaces and dashes that he has read into it. */
export function writtenOut(typed: string): string {
  return typed.normalize("NFKC").replace(/[\s-]/g, "").toUpperCase();
}
