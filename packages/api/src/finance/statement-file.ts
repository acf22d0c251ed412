import { requireMember } from "../agency/index.ts";
import { organizerName, requireRight } from "../catalogue/index.ts";
import type { Context } from "../context.ts";
import { AppError } from "../platform/errors.ts";
import { type PayoutOfStatement, payoutsIn } from "./payouts/payouts-in.ts";
import { agentPeriodInput, periodInput } from "./period.ts";
import { type Period, statementTotals, wholeStatement } from "./statement.ts";
import { agentColumns, organizerColumns, type StatementColumns } from "./statement-columns.ts";
import { statementCsv } from "./statement-csv.ts";
import { drawStatement } from "./statement-pdf.ts";

interface Asked {
  accountId: string;
  period: unknown;
  as: "csv" | "pdf";
}

/** A file as it is sent. */
interface StatementFile {
  bytes: Buffer;
  name: string;
  type: string;
}

/**
 * An own organizer's statement as a file. Throws BAD_INPUT for a period that is none, NOT_FOUND for another's organizer, NOT_ALLOWED
 * for who may not see the money, and what to install when the PDF's font is missing.
 */
export async function statementFile(ctx: Context, o: Asked): Promise<StatementFile> {
  const asked = periodInput.safeParse(o.period);
  if (!asked.success) throw new AppError("BAD_INPUT");
  const period = asked.data;
  await requireRight(ctx, { accountId: o.accountId, organizerId: period.organizerId, right: "see the money" });
  const { payouts } = await payoutsIn(ctx, period);
  const { name } = await organizerName(ctx, period.organizerId);
  return fileOf(ctx, { period, name, columns: organizerColumns, payouts, as: o.as });
}

/** An own agent's. Throws the same; NOT_FOUND for another's agent. */
export async function agentStatementFile(ctx: Context, o: Asked): Promise<StatementFile> {
  const asked = agentPeriodInput.safeParse(o.period);
  if (!asked.success) throw new AppError("BAD_INPUT");
  const period = asked.data;
  const { name } = await requireMember(ctx, { accountId: o.accountId, agentId: period.agentId });
  return fileOf(ctx, { period, name, columns: agentColumns, payouts: [], as: o.as });
}

async function fileOf(
  ctx: Context,
  o: { period: Period; name: string; columns: StatementColumns; payouts: PayoutOfStatement[]; as: "csv" | "pdf" },
): Promise<StatementFile> {
  const { period } = o;
  const printed = { ...o, rows: await wholeStatement(ctx, period), totals: await statementTotals(ctx, period) };
  const name = `kaimu-statement-${period.from}-${period.to}.${o.as}`;
  if (o.as === "csv") return { bytes: Buffer.from(statementCsv(printed)), name, type: "text/csv; charset=utf-8" };
  return { bytes: await drawStatement({ ...printed, madeAt: ctx.clock.now() }), name, type: "application/pdf" };
}
