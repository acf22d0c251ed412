import { organizerName, requireRight } from "../catalogue/index.ts";
import type { Context } from "../context.ts";
import { AppError } from "../platform/errors.ts";
import { payoutsIn } from "./payouts/payouts-in.ts";
import { periodInput } from "./period.ts";
import { type Period, statementTotals, wholeStatement } from "./statement.ts";
import { statementCsv } from "./statement-csv.ts";
import { drawStatement } from "./statement-pdf.ts";

/**
 * An own organizer's statement as a file. Throws BAD_INPUT for a period that is none, NOT_FOUND for another's organizer, NOT_ALLOWED
 * for who may not see the money, and what to install when the PDF's font is missing.
 */
export async function statementFile(
  ctx: Context,
  o: { accountId: string; period: unknown; as: "csv" | "pdf" },
): Promise<{ bytes: Buffer; name: string; type: string }> {
  const asked = periodInput.safeParse(o.period);
  if (!asked.success) throw new AppError("BAD_INPUT");
  const period: Period = asked.data;
  await requireRight(ctx, { accountId: o.accountId, organizerId: period.organizerId, right: "see the money" });
  const rows = await wholeStatement(ctx, period);
  const totals = await statementTotals(ctx, period);
  const { payouts } = await payoutsIn(ctx, period);
  const name = `kaimu-statement-${period.from}-${period.to}.${o.as}`;
  if (o.as === "csv")
    return { bytes: Buffer.from(statementCsv(rows, totals, payouts)), name, type: "text/csv; charset=utf-8" };
  const organizer = await organizerName(ctx, period.organizerId);
  const bytes = await drawStatement({
    organizer: organizer.name,
    period,
    rows,
    totals,
    payouts,
    madeAt: ctx.clock.now(),
  });
  return { bytes, name, type: "application/pdf" };
}
